package dev.annex.storage.sql;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What becomes of writes that are committed together.
 *
 * @param before the revision before them
 * @param after the revision after them
 * @param events those that change something, in order
 * @param results one for each write, in order
 */
record Batch(long before, long after, List<Event> events, List<WriteResult> results) {

    /** How many bytes of values it puts. */
    long bytes() {
        return events.stream()
                .map(Event::value)
                .filter(Objects::nonNull)
                .mapToLong(value -> value.length)
                .sum();
    }

    /** Applies the writes one after the other to what is under their keys. */
    static Batch of(long before, Map<String, Entry> current, List<Write> writes) {
        Map<String, Entry> state = new HashMap<>(current);
        List<Event> events = new ArrayList<>();
        List<WriteResult> results = new ArrayList<>();
        long revision = before;
        for (Write write : writes) {
            Entry entry = state.get(write.key());
            boolean expected = write.expected() == (entry == null ? 0 : entry.revision());
            boolean deletesNothing = write.value() == null && entry == null;
            if (!expected || deletesNothing) {
                results.add(new WriteResult.Conflict(entry));
                continue;
            }
            revision++;
            events.add(new Event(write.key(), revision, write.value(), entry));
            results.add(new WriteResult.Committed(revision));
            if (write.value() == null) {
                state.remove(write.key());
            } else {
                state.put(write.key(), new Entry(write.key(), write.value(), revision));
            }
        }
        return new Batch(before, revision, events, results);
    }
}
