package dev.annex.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the log demands of the answers to one follower, in the form that it asks for. */
final class Expectation {

    private static final String PARTIAL = "application/json;as=PartialObjectMetadata%s;v=v1;g=meta.k8s.io";

    private final StoredLog log;
    private final Selection selection;
    private final boolean metadataOnly;

    Expectation(StoredLog log, Selection selection, boolean metadataOnly) {
        this.log = log;
        this.selection = selection;
        this.metadataOnly = metadataOnly;
    }

    /** The Accept headers of lists and of watches. */
    record Accept(String list, String watch) {}

    Accept accept() {
        return metadataOnly
                ? new Accept(PARTIAL.formatted("List"), PARTIAL.formatted(""))
                : new Accept("application/json", "application/json");
    }

    Map<String, JsonNode> state(long revision) {
        Map<String, JsonNode> state = new TreeMap<>(log.state(revision, selection));
        state.replaceAll((key, object) -> form(object));
        return state;
    }

    private JsonNode form(JsonNode object) {
        if (!metadataOnly) {
            return object;
        }
        return Json.object()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1")
                .set("metadata", object.path("metadata"));
    }

    private List<Told> events(long after, long until) {
        return log.events(after, until, selection).stream()
                .map(each -> new Told(each.type(), each.key(), form(each.object())))
                .toList();
    }

    /** Whether these are exactly the objects of that revision, in the order of their keys. */
    Map<String, JsonNode> judgeState(long revision, List<JsonNode> objects) {
        Map<String, JsonNode> state = state(revision);
        assertThat(objects)
                .extracting(Told::key)
                .as("%s at %s", selection, revision)
                .containsExactlyElementsOf(state.keySet());
        assertThat(objects).as("%s at %s", selection, revision).containsExactlyElementsOf(state.values());
        return state;
    }

    /** Whether these are exactly the events after one revision and up to another; returns what is there then. */
    Map<String, JsonNode> judgeEvents(Map<String, JsonNode> known, long after, long until, List<Told> told) {
        assertThat(told).as("%s after %s until %s", selection, after, until).isEqualTo(events(after, until));
        Map<String, JsonNode> next = new TreeMap<>(known);
        for (Told each : told) {
            if (each.type().equals("DELETED")) {
                assertThat(next.remove(each.key())).as("%s", each).isNotNull();
            } else {
                boolean there = next.put(each.key(), each.object()) != null;
                assertThat(there).as("%s", each).isEqualTo(each.type().equals("MODIFIED"));
            }
        }
        return next;
    }

    /** The first revision whose state, followed by what came after, is what was told. */
    long beginning(long notBefore, List<Told> told) {
        long latest = log.revision();
        for (long revision = notBefore; revision <= latest; revision++) {
            Map<String, JsonNode> state = state(revision);
            if (state.size() <= told.size()) {
                List<Told> whole = new ArrayList<>();
                state.forEach((key, object) -> whole.add(new Told("ADDED", key, object)));
                long until = told.size() == state.size()
                        ? revision
                        : told.get(told.size() - 1).revision();
                whole.addAll(events(revision, until));
                if (whole.equals(told)) {
                    return revision;
                }
            }
        }
        throw new AssertionError("no state from " + notBefore + " on begins " + told);
    }
}
