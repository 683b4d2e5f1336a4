package dev.annex.test.crash;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a store still knows of its past, read as a watch tells it.
 *
 * @param begins the revision from which on it is read, above that up to which it has been compacted
 * @param events the events since then, by their revisions
 * @param replayed what the state of the beginning and the events add up to
 */
record History(long begins, Map<Long, Event> events, Map<String, Entry> replayed) {

    private static final int MARGIN = 2500;

    /** Reads the past of the keys with a prefix, up to a revision that the store has reached. */
    static History read(Storage storage, String prefix, long upTo) {
        long begins = 1;
        while (true) {
            try {
                return read(storage, prefix, begins, upTo);
            } catch (CompactedException e) {
                // a writer that lives goes on compacting, and must not get ahead of the reading
                begins = Math.max(e.compactRevision(), Math.min(upTo, e.compactRevision() + MARGIN));
            }
        }
    }

    private static History read(Storage storage, String prefix, long begins, long upTo) {
        Map<String, Entry> state = Answers.await(storage.range(prefix, "", begins, 0)).entries().stream()
                .collect(Collectors.toMap(Entry::key, Function.identity()));
        Recorder recorder = new Recorder(upTo);
        try (Watch watch = storage.watch(prefix, begins, recorder)) {
            // a write of our own marks the end, as progress alone may overtake events in an old etcd
            String mark = prefix + "mark/" + UUID.randomUUID();
            Answers.await(storage.put(mark, Content.of(mark, 0), 0));
            Answers.await(recorder.complete);
        }
        recorder.events.values().forEach(event -> apply(state, event));
        return new History(begins, recorder.events, state);
    }

    private static void apply(Map<String, Entry> state, Event event) {
        byte[] value = event.value();
        if (value == null) {
            state.remove(event.key());
        } else {
            state.put(event.key(), new Entry(event.key(), value, event.revision()));
        }
    }

    /** Keeps the events up to a revision, which have to come in order. */
    private static final class Recorder implements WatchListener {

        private final long upTo;
        private final Map<Long, Event> events = new TreeMap<>();
        private final CompletableFuture<Void> complete = new CompletableFuture<>();
        private long last;

        Recorder(long upTo) {
            this.upTo = upTo;
        }

        @Override
        public void onEvents(long revision, List<Event> told) {
            if (complete.isDone()) {
                return;
            }
            for (Event event : told) {
                if (event.revision() <= last) {
                    complete.completeExceptionally(
                            new AssertionError("event " + event.revision() + " came after " + last));
                }
                last = event.revision();
                if (event.revision() <= upTo) {
                    events.put(event.revision(), event);
                } else {
                    complete.complete(null);
                }
            }
        }

        @Override
        public void onEnd(StorageException cause) {
            complete.completeExceptionally(cause);
        }
    }
}
