package dev.annex.watchcache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recent events of a resource with the snapshot after each, oldest first (W-58). Events are kept for a while and up
 * to a number, whichever ends first, but never fewer than a hundred. Not thread-safe.
 */
final class EventRing {

    private static final int LEAST = 100;

    private final int most;
    private final long retainNanos;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private Snapshot oldest;

    private record Slot(CacheEvent event, Snapshot after, long nanos) {}

    EventRing(Snapshot start, int most, long retainNanos) {
        this.oldest = start;
        this.most = most;
        this.retainNanos = retainNanos;
    }

    void add(CacheEvent event, Snapshot after, long now) {
        slots.addLast(new Slot(event, after, now));
        while (slots.size() > most
                || (slots.size() > LEAST && now - slots.getFirst().nanos() > retainNanos)) {
            oldest = slots.removeFirst().after();
        }
    }

    /** The oldest revision whose state and successors are known. */
    long oldestRevision() {
        return oldest.revision();
    }

    /** The events after a revision, which must not be below the oldest. */
    List<CacheEvent> after(long revision) {
        List<CacheEvent> events = new ArrayList<>();
        for (Iterator<Slot> newestFirst = slots.descendingIterator(); newestFirst.hasNext(); ) {
            CacheEvent event = newestFirst.next().event();
            if (event.revision() <= revision) {
                break;
            }
            events.add(event);
        }
        java.util.Collections.reverse(events);
        return events;
    }

    /** The state at a revision; null if that is below the oldest. */
    @Nullable
    Snapshot at(long revision) {
        for (Iterator<Slot> newestFirst = slots.descendingIterator(); newestFirst.hasNext(); ) {
            Snapshot after = newestFirst.next().after();
            if (after.revision() <= revision) {
                return after.at(revision);
            }
        }
        return revision >= oldest.revision() ? oldest.at(revision) : null;
    }
}
