package dev.annex.interleaving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.storage.Event;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was ever written to a store, and what readers have to be told of it. */
final class StoredLog implements WatchListener {

    static final String PREFIX = "/registry/harbor.example.com/ships/";

    private final List<Change> changes = new ArrayList<>();
    private final List<StorageException> failures = new ArrayList<>();

    private record Change(
            long revision,
            String key,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {}

    static StoredLog of(Storage storage) {
        StoredLog log = new StoredLog();
        storage.watch(PREFIX, 0, log);
        return log;
    }

    @Override
    public synchronized void onEvents(long revision, List<Event> events) {
        for (Event event : events) {
            var previous = event.previous();
            changes.add(new Change(
                    event.revision(),
                    event.key().substring(PREFIX.length()),
                    previous == null ? null : read(previous.value(), previous.revision()),
                    read(event.value(), event.revision())));
        }
    }

    @Override
    public synchronized void onEnd(StorageException cause) {
        failures.add(cause);
    }

    private static @Nullable ObjectNode read(byte @Nullable [] value, long revision) {
        return value == null ? null : at((ObjectNode) Json.parse(value), revision);
    }

    private static ObjectNode at(ObjectNode object, long revision) {
        ObjectNode copy = object.deepCopy();
        copy.withObject("metadata").put("resourceVersion", Long.toString(revision));
        return copy;
    }

    /** The revision of the last write. */
    synchronized long revision() {
        return changes.isEmpty() ? 1 : changes.get(changes.size() - 1).revision;
    }

    /** How many writes there were. */
    synchronized int size() {
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return changes.size();
    }

    /** What is selected as of a revision, by key. */
    synchronized Map<String, JsonNode> state(long revision, Selection selection) {
        Map<String, JsonNode> objects = new TreeMap<>();
        for (Change change : changes) {
            if (change.revision > revision) {
                break;
            }
            if (change.after == null || !selection.has(change.key, change.after)) {
                objects.remove(change.key);
            } else {
                objects.put(change.key, change.after);
            }
        }
        return objects;
    }

    /** What has to be told of the writes after one revision and up to another (W-55, W-56). */
    synchronized List<Told> events(long after, long until, Selection selection) {
        List<Told> events = new ArrayList<>();
        for (Change change : changes) {
            if (change.revision > after && change.revision <= until) {
                boolean was = change.before != null && selection.has(change.key, change.before);
                boolean is = change.after != null && selection.has(change.key, change.after);
                if (is) {
                    events.add(new Told(was ? "MODIFIED" : "ADDED", change.key, change.after));
                } else if (was) {
                    events.add(new Told("DELETED", change.key, at(change.before, change.revision)));
                }
            }
        }
        return events;
    }
}
