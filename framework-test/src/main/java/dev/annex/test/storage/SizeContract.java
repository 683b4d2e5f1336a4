package dev.annex.test.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.Range;
import dev.annex.storage.WriteResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Large values, many keys, any bytes. */
abstract class SizeContract {

    private static final int LARGE = 1_500_000;
    private static final int MANY = 20_000;
    private static final int AT_ONCE = 512;

    private final Supplier<ContractStore> stores;

    SizeContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    @Test
    void keepsAnyBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertKept("/r/all", all);
        assertKept("/r/none", new byte[0]);
        assertKept("/r/zero", new byte[] {0});
    }

    private void assertKept(String key, byte[] value) {
        long start = store().revision();
        RecordingListener listener = new RecordingListener();
        ContractStore.committed(ContractStore.await(store().storage().put(key, value, 0)));
        store().storage().watch(key, start, listener);
        assertThat(store().get(key).map(Entry::value)).contains(value);
        assertThat(store().range(key).entries().get(0).value()).isEqualTo(value);
        assertThat(listener.awaitEvents(1).get(0).value()).isEqualTo(value);
    }

    @Test
    void keepsValuesOfOneAndAHalfMegabytes() {
        byte[] first = new byte[LARGE];
        new Random(1).nextBytes(first);
        byte[] second = first.clone();
        second[LARGE - 1]++;
        long start = store().revision();
        RecordingListener live = new RecordingListener();
        store().storage().watch("/r/", start, live);
        long one = ContractStore.committed(ContractStore.await(store().storage().put("/r/large", first, 0)));
        ContractStore.committed(ContractStore.await(store().storage().put("/r/large", second, one)));
        assertThat(store().get("/r/large").map(Entry::value)).contains(second);
        assertThat(store().rangeAt("/r/", one).entries().get(0).value()).isEqualTo(first);
        RecordingListener late = new RecordingListener();
        store().storage().watch("/r/", start, late);
        for (RecordingListener listener : List.of(live, late)) {
            Event event = listener.awaitEvents(2).get(1);
            assertThat(event.value()).isEqualTo(second);
            assertThat(ContractStore.present(event.previous()).value()).isEqualTo(first);
        }
    }

    @Test
    void readsAndWatchesTwentyThousandKeys() {
        long start = store().revision();
        RecordingListener live = new RecordingListener();
        store().storage().watch("/r/", start, live);
        long last = createMany();
        Range all = store().range("/r/");
        assertThat(ContractStore.keys(all)).hasSize(MANY).isSorted();
        assertThat(pages(last)).isEqualTo(ContractStore.keys(all));
        RecordingListener late = new RecordingListener();
        store().storage().watch("/r/", start, late);
        assertThat(live.awaitEvents(MANY)).hasSize(MANY);
        assertThat(late.awaitEvents(MANY)).hasSize(MANY);
    }

    private long createMany() {
        Deque<CompletableFuture<WriteResult>> running = new ArrayDeque<>();
        long last = 0;
        for (int i = 0; i < MANY || !running.isEmpty(); i++) {
            if (i < MANY) {
                String key = String.format(Locale.ROOT, "/r/%05d", (i * 7919) % MANY);
                running.add(store().storage().put(key, key.getBytes(UTF_8), 0));
            }
            if (i >= MANY || running.size() == AT_ONCE) {
                last = Math.max(last, ContractStore.committed(ContractStore.await(running.remove())));
            }
        }
        return last;
    }

    private List<String> pages(long revision) {
        List<String> keys = new ArrayList<>();
        String start = "";
        while (true) {
            Range page = ContractStore.await(store().storage().range("/r/", start, revision, 500));
            keys.addAll(ContractStore.keys(page));
            if (!page.more()) {
                return keys;
            }
            start = keys.get(keys.size() - 1) + '\0';
        }
    }
}
