package dev.annex.test.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Watches that begin, from revisions old and new, while eight writers write. */
abstract class ConcurrentWatchContract {

    private static final int WRITERS = 8;
    private static final int WRITES = 150;
    private static final int KEYS = 20;

    private final Supplier<ContractStore> stores;

    ConcurrentWatchContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    private record Started(String prefix, long after, RecordingListener listener) {}

    @Test
    void losesNothingAndDoublesNothing() {
        long start = store().revision();
        ConcurrentLinkedQueue<Started> watches = new ConcurrentLinkedQueue<>();
        watches.add(watch("/r/", start));
        List<Map<Long, String>> written = Writers.run(WRITERS, writer -> () -> write(writer, start, watches));
        TreeMap<Long, String> all = new TreeMap<>();
        written.forEach(all::putAll);
        long last = all.lastKey();
        for (Started each : watches) {
            List<Event> events = each.listener().awaitRevision(last);
            List<Long> expected = all.tailMap(each.after(), false).entrySet().stream()
                    .filter(write -> write.getValue().startsWith(each.prefix()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(events).extracting(Event::revision).isEqualTo(expected);
            assertLinked(events);
        }
    }

    private Started watch(String prefix, long after) {
        RecordingListener listener = new RecordingListener();
        Started started = new Started(prefix, after, listener);
        store().storage().watch(prefix, after, listener);
        return started;
    }

    private Map<Long, String> write(int writer, long start, ConcurrentLinkedQueue<Started> watches) {
        Random random = new Random(writer);
        Map<Long, String> written = new HashMap<>();
        List<Long> revisions = new ArrayList<>(List.of(start));
        for (int i = 0; i < WRITES; i++) {
            String key = "/r/" + random.nextInt(KEYS);
            long expected = store().get(key).map(Entry::revision).orElse(0L);
            WriteResult result = expected > 0 && random.nextInt(4) == 0
                    ? store().delete(key, expected)
                    : store().put(key, writer + "." + i, expected);
            if (result instanceof WriteResult.Committed committed) {
                written.put(committed.revision(), key);
                revisions.add(committed.revision());
            }
            if (i % 50 == 25) {
                String prefix = random.nextBoolean() ? "/r/" : "/r/1";
                watches.add(watch(prefix, revisions.get(random.nextInt(revisions.size()))));
                watches.add(watch(prefix, store().revision()));
            }
        }
        // every prefix watched covers this key, so that every watch has the same last event to wait for
        long last = store().mustPut("/r/1/last/" + writer, "x", 0);
        written.put(last, "/r/1/last/" + writer);
        return written;
    }

    /** Each event's {@code previous} is what the event of the same key before it left. */
    private static void assertLinked(List<Event> events) {
        Map<String, Event> before = new HashMap<>();
        for (Event event : events) {
            Event last = before.put(event.key(), event);
            if (last == null) {
                continue;
            }
            if (last.value() == null) {
                assertThat(event.previous()).isNull();
            } else {
                Entry previous = ContractStore.present(event.previous());
                assertThat(previous.revision()).isEqualTo(last.revision());
                assertThat(previous.value()).isEqualTo(last.value());
            }
        }
    }
}
