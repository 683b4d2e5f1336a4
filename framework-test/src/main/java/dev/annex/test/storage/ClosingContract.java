package dev.annex.test.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A store that is closed says so. */
abstract class ClosingContract {

    private final Supplier<ContractStore> stores;

    ClosingContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    @Test
    void endsWatches() {
        RecordingListener listener = new RecordingListener();
        Watch watch = store().storage().watch("/r/", store().revision(), listener);
        long one = store().mustPut("/r/a", "1", 0);
        listener.awaitRevision(one);
        store().storage().close();
        assertThat(listener.awaitEnd()).isExactlyInstanceOf(StorageException.class);
        watch.requestProgress();
        watch.close();
    }

    @Test
    void failsCalls() {
        Storage storage = store().storage();
        store().mustPut("/r/a", "1", 0);
        storage.close();
        assertRefused(Storage::revision);
        assertRefused(each -> each.get("/r/a"));
        assertRefused(each -> each.range("/r/", "", 0, 0));
        assertRefused(each -> each.put("/r/b", new byte[1], 0));
        assertRefused(each -> each.delete("/r/a", 1));
        assertRefused(each -> each.compact(1));
        RecordingListener listener = new RecordingListener();
        storage.watch("/r/", 0, listener);
        assertThat(listener.awaitEnd()).isExactlyInstanceOf(StorageException.class);
    }

    private void assertRefused(Function<Storage, CompletableFuture<?>> call) {
        assertThatThrownBy(() -> ContractStore.await(call.apply(store().storage())))
                .isExactlyInstanceOf(StorageException.class);
    }

    @Test
    void canBeClosedTwice() {
        store().storage().close();
        store().storage().close();
    }

    @Test
    void answersEveryCallBegunBefore() {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(store().storage().put("/r/" + i, new byte[100], 0));
            answers.add(store().storage().get("/r/" + i));
        }
        store().storage().close();
        for (CompletableFuture<?> answer : answers) {
            try {
                ContractStore.await(answer);
            } catch (StorageException expected) {
                assertThat(expected).isExactlyInstanceOf(StorageException.class);
            }
        }
    }
}
