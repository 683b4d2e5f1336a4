package dev.annex.test.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Event;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a durable store still knows after it was closed. */
abstract class ReopeningContract {

    private final Supplier<ContractStore> stores;

    ReopeningContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    @BeforeEach
    void onlyIfDurable() {
        assumeTrue(store().durable(), "this back end forgets everything when it is closed");
    }

    @Test
    void keepsEntriesAndRevisions() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/b", "2", 0);
        long three = store().mustDelete("/r/a", one);
        store().reopen();
        assertThat(store().revision()).isGreaterThanOrEqualTo(three);
        assertThat(ContractStore.keys(store().range("/r/"))).containsExactly("/r/b");
        assertThat(store().get("/r/b").orElseThrow().revision()).isEqualTo(two);
        assertThat(store().mustPut("/r/b", "3", two)).isGreaterThan(three);
    }

    @Test
    void keepsHistory() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        long three = store().mustDelete("/r/a", two);
        store().reopen();
        assertThat(store().rangeAt("/r/", one).entries().stream().map(ContractStore::text))
                .containsExactly("1");
        RecordingListener listener = new RecordingListener();
        store().storage().watch("/r/", one, listener);
        assertThat(listener.awaitEvents(2)).extracting(Event::revision).containsExactly(two, three);
    }

    @Test
    void doesNotGoBackBehindAForgottenDeletion() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustDelete("/r/a", one);
        store().compact(two);
        store().reopen();
        assertThat(store().revision()).isGreaterThanOrEqualTo(two);
        assertThatThrownBy(() -> store().rangeAt("/r/", one)).isInstanceOf(CompactedException.class);
        assertThat(store().mustPut("/r/a", "1", 0)).isGreaterThan(two);
    }

    @Test
    void canBeReopenedAgainAndAgain() {
        long revision = 0;
        for (int i = 0; i < 5; i++) {
            long next = store().mustPut("/r/" + i, "x", 0);
            assertThat(next).isGreaterThan(revision);
            revision = next;
            store().reopen();
        }
        assertThat(store().range("/r/").entries()).hasSize(5);
    }
}
