package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.jsonpath.JsonPath;
import dev.annex.paging.ContinueToken;
import dev.annex.patch.Patch;
import dev.annex.request.GoDuration;
import dev.annex.selector.FieldSelector;
import dev.annex.selector.LabelSelector;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The small languages that requests are written in, read without a server between, thousands of times a second. What can
 * be read says the same when it is written and read again.
 */
class SelectorFuzzTests {

    private static final String DURATION = "2m";
    private static final Map<String, String> LABELS = Map.of("a", "b", "fleet", "north", "n", "7", "e", "");
    private static final JsonNode OBJECT = Json.parse(Ships.object("Ship", "a").getBytes(StandardCharsets.UTF_8));

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void same(Object once, Object again) {
        if (!Objects.equals(once, again)) {
            throw new AssertionError(once + " became " + again);
        }
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void labelSelector(byte[] bytes) {
        Effort.bounded(() -> {
            try {
                LabelSelector selector = LabelSelector.parse(text(bytes));
                LabelSelector again = LabelSelector.parse(selector.toString());
                same(selector.toString(), again.toString());
                same(selector.matches(LABELS), again.matches(LABELS));
            } catch (StatusException e) {
                same(400, e.code());
            }
        });
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void fieldSelector(byte[] bytes) {
        Effort.bounded(() -> {
            try {
                FieldSelector selector = FieldSelector.parse(text(bytes));
                FieldSelector again = FieldSelector.parse(selector.toString());
                // in no order: as in Kubernetes it is that of the texts, where "a=" and "a==" are two
                same(Set.copyOf(selector.requirements()), Set.copyOf(again.requirements()));
                same(
                        selector.matches(field -> LABELS.getOrDefault(field, "")),
                        again.matches(field -> LABELS.getOrDefault(field, "")));
            } catch (StatusException e) {
                same(400, e.code());
            }
        });
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void continueToken(byte[] bytes) {
        String inside = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        for (String token : new String[] {text(bytes), inside}) {
            Effort.bounded(() -> {
                try {
                    ContinueToken read = ContinueToken.decode(token);
                    same(read, ContinueToken.decode(read.encode()));
                } catch (StatusException e) {
                    same(400, e.code());
                }
            });
        }
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void duration(byte[] bytes) {
        Effort.bounded(() -> {
            Duration duration;
            try {
                duration = GoDuration.parse(text(bytes));
            } catch (IllegalArgumentException e) {
                Judge.judgeSentence(e, bytes);
                return;
            }
            same(duration, GoDuration.parse(duration.toNanos() + "ns"));
        });
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void jsonPath(byte[] bytes) {
        Effort.bounded(() -> {
            try {
                JsonPath.parse(text(bytes)).find(OBJECT);
            } catch (IllegalArgumentException e) {
                Judge.judgeSentence(e, bytes);
            }
        });
    }

    /** The path of an operation of a JSON patch, and where it comes from. */
    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void jsonPointer(byte[] bytes) {
        String[] lines = text(bytes).split("\n", 2);
        for (String operation : new String[] {"add", "remove", "replace", "test", "move", "copy"}) {
            ObjectNode step = Json.object().put("op", operation).put("path", lines[0]);
            step.put("from", lines.length > 1 ? lines[1] : "/spec").putArray("value");
            patched(Json.bytes(Json.array().add(step)));
        }
    }

    /** A whole JSON patch; what it makes of an object can be written and read. */
    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void jsonPatch(byte[] bytes) {
        patched(bytes);
    }

    private static void patched(byte[] patch) {
        Effort.bounded(() -> {
            ObjectNode before = (ObjectNode) OBJECT.deepCopy();
            for (boolean strict : new boolean[] {true, false}) {
                try {
                    ObjectNode after = Patch.json(patch, strict).apply(before);
                    same(Json.text(after), Json.text(Json.parse(Json.bytes(after))));
                } catch (StatusException e) {
                    same(true, e.code() < 500);
                }
            }
            same(OBJECT, before);
        });
    }
}
