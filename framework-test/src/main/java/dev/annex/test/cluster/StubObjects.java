package dev.annex.test.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of a {@link ClusterApiStub} by path, with a history of their changes for those who watch. */
final class StubObjects {

    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private boolean closed;

    /** One change, whose revision is its place in the history. */
    record Change(String type, String path, ObjectNode object) {}

    synchronized ObjectNode put(String path, ObjectNode object) {
        ObjectNode stored = object.deepCopy();
        ObjectNode metadata = stored.withObjectProperty("metadata");
        metadata.put("name", path.substring(path.lastIndexOf('/') + 1));
        metadata.put("resourceVersion", Integer.toString(changes.size() + 1));
        metadata.put("uid", "uid-of-" + path);
        boolean created = objects.put(path, stored) == null;
        changes.add(new Change(created ? "ADDED" : "MODIFIED", path, stored));
        notifyAll();
        return stored;
    }

    synchronized Optional<ObjectNode> get(String path) {
        return Optional.ofNullable(objects.get(path)).map(ObjectNode::deepCopy);
    }

    synchronized Optional<ObjectNode> delete(String path) {
        ObjectNode gone = objects.remove(path);
        if (gone != null) {
            changes.add(new Change("DELETED", path, gone));
            notifyAll();
        }
        return Optional.ofNullable(gone);
    }

    synchronized ObjectNode list(StubRequest request) {
        ObjectNode list = Json.object().put("kind", "List").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", Integer.toString(changes.size()));
        ArrayNode items = list.putArray("items");
        objects.forEach((path, object) -> {
            if (selected(request, path)) {
                items.add(object);
            }
        });
        return list;
    }

    /** Waits for the first change after that revision that a watch is about; empty once everything is closed. */
    synchronized Optional<Revised> next(StubRequest request, int after) throws InterruptedException {
        for (int i = after; !closed; i++) {
            while (i >= changes.size() && !closed) {
                wait();
            }
            if (!closed && selected(request, changes.get(i).path())) {
                return Optional.of(new Revised(i + 1, changes.get(i)));
            }
        }
        return Optional.empty();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** A change with its revision. */
    record Revised(int revision, Change change) {

        byte[] line() {
            JsonNode event = Json.object().put("type", change.type()).set("object", change.object());
            return (Json.text(event) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static boolean selected(StubRequest request, String path) {
        int slash = path.lastIndexOf('/');
        String selector = request.parameter("fieldSelector");
        return path.substring(0, slash).equals(request.path())
                && (selector.isEmpty() || selector.equals("metadata.name=" + path.substring(slash + 1)));
    }
}
