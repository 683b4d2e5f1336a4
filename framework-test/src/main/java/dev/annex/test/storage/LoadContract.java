package dev.annex.test.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a store does with entries that come from another one. */
abstract class LoadContract {

    private final Supplier<ContractStore> stores;

    LoadContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    private boolean load(long revision, Entry... entries) {
        return ContractStore.await(store().storage().load(List.of(entries), revision));
    }

    /** The same; fails if a back end that numbers all writes itself, as it may, has changed anything nevertheless. */
    private boolean loads(long revision, Entry... entries) {
        long before = store().revision();
        List<String> keys = ContractStore.keys(store().range("/r/"));
        boolean loaded = load(revision, entries);
        if (!loaded) {
            assertThat(store().revision()).isEqualTo(before);
            assertThat(ContractStore.keys(store().range("/r/"))).isEqualTo(keys);
        }
        return loaded;
    }

    private static Entry entry(String key, long revision) {
        return new Entry(key, key.getBytes(UTF_8), revision);
    }

    @Test
    void changesNothingIfItCannotKeepRevisions() {
        long before = store().revision();
        boolean loaded = load(before + 1000, entry("/r/a", before + 500));
        assertThat(store().range("/r/").entries()).hasSize(loaded ? 1 : 0);
        assertThat(store().revision()).isEqualTo(loaded ? before + 1000 : before);
    }

    @Test
    void goesOnAboveWhatItLoaded() {
        if (!loads(1000, entry("/r/b", 700), entry("/r/c", 300))) {
            return;
        }
        assertThat(load(1000, entry("/r/a", 900))).isTrue();
        assertThat(store().revision()).isEqualTo(1000);
        assertThat(store().range("/r/").entries()).extracting(Entry::revision).containsExactly(900L, 700L, 300L);
        assertThatThrownBy(() -> store().rangeAt("/r/", 999)).isInstanceOf(CompactedException.class);
        RecordingListener listener = new RecordingListener();
        store().storage().watch("/r/", 1000, listener);
        long next = store().mustPut("/r/b", "new", 700);
        assertThat(next).isEqualTo(1001);
        Event event = listener.awaitEvents(1).get(0);
        assertThat(event.revision()).isEqualTo(1001);
        assertThat(ContractStore.present(event.previous()).revision()).isEqualTo(700);
        store().mustDelete("/r/c", 300);
        assertThat(ContractStore.keys(store().range("/r/"))).containsExactly("/r/a", "/r/b");
        assertThat(ContractStore.keys(store().rangeAt("/r/", 1000))).containsExactly("/r/a", "/r/b", "/r/c");
    }

    @Test
    void raisesTheRevisionAlone() {
        long one = store().mustPut("/r/a", "x", 0);
        if (!loads(one + 1000)) {
            return;
        }
        assertThat(store().revision()).isEqualTo(one + 1000);
        assertThat(load(one)).isTrue();
        assertThat(store().revision()).isEqualTo(one + 1000);
        assertThat(store().get("/r/a").orElseThrow().revision()).isEqualTo(one);
        assertThat(store().mustPut("/r/a", "y", one)).isEqualTo(one + 1001);
    }

    @Test
    void refusesKeysThatAreTaken() {
        long one = store().mustPut("/r/a", "x", 0);
        if (!loads(one)) {
            return;
        }
        assertThatThrownBy(() -> load(one + 10, entry("/r/b", one + 1), entry("/r/a", one + 2)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("/r/a");
        assertThat(ContractStore.keys(store().range("/r/"))).containsExactly("/r/a");
        assertThat(store().revision()).isEqualTo(one);
    }
}
