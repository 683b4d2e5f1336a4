package dev.annex.storage.memory;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.KeyOrder;
import dev.annex.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The state at every revision since the last compaction. Not thread-safe. */
final class History {

    /** Element i is the state at {@code compacted + i}; there is always at least one. */
    private final List<Version> versions = new ArrayList<>();

    // an empty store is at revision 1, as etcd is: 0 is what clients say for any revision
    private long compacted = 1;

    private record Version(
            TreePMap<String, Entry> state, @Nullable Event event) {}

    History() {
        versions.add(new Version(TreePMap.empty(KeyOrder.UTF8), null));
    }

    long revision() {
        return compacted + versions.size() - 1;
    }

    TreePMap<String, Entry> latest() {
        return versions.get(versions.size() - 1).state();
    }

    TreePMap<String, Entry> at(long revision) {
        checkReached(revision);
        checkKnown(revision);
        return versions.get((int) (revision - compacted)).state();
    }

    Event append(String key, byte @Nullable [] value) {
        long revision = revision() + 1;
        TreePMap<String, Entry> state = latest();
        Event event = new Event(key, revision, value, state.get(key));
        versions.add(new Version(
                value == null ? state.minus(key) : state.plus(key, new Entry(key, value, revision)), event));
        return event;
    }

    List<Event> after(long revision, String prefix) {
        checkKnown(revision);
        List<Event> events = new ArrayList<>();
        for (long each = revision + 1; each <= revision(); each++) {
            Event event = versions.get((int) (each - compacted)).event();
            if (event != null && event.key().startsWith(prefix)) {
                events.add(event);
            }
        }
        return events;
    }

    /** Begins anew with more entries, as if everything up to a revision had been compacted. */
    void load(List<Entry> entries, long revision) {
        TreePMap<String, Entry> state = latest();
        for (Entry entry : entries) {
            if (state.containsKey(entry.key())) {
                throw new StorageException("there is something under " + entry.key() + " already");
            }
            state = state.plus(entry.key(), entry);
        }
        compacted = Math.max(revision, revision());
        versions.clear();
        versions.add(new Version(state, null));
    }

    void compact(long revision) {
        checkReached(revision);
        if (revision > compacted) {
            versions.subList(0, (int) (revision - compacted)).clear();
            compacted = revision;
        }
    }

    private void checkReached(long revision) {
        if (revision > revision()) {
            throw new FutureRevisionException(revision, revision());
        }
    }

    private void checkKnown(long revision) {
        if (revision < compacted) {
            throw new CompactedException(revision, compacted);
        }
    }
}
