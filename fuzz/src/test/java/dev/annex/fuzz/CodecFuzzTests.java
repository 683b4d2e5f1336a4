package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.codec.RequestBody;
import dev.annex.codec.Yaml;
import dev.annex.negotiation.Negotiation;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;

/** Bodies and the headers that say what they are, read and written without a server between. */
class CodecFuzzTests {

    private static final String DURATION = "3m";

    private static void judge(StatusException e) {
        if (e.code() < 400 || e.code() >= 500) {
            throw new AssertionError(e);
        }
    }

    private static final int LARGE = 1_000_000;

    /**
     * What has been read is the same when it is written and read again, whatever the form. Keys that say "merge" in YAML are
     * written as they are, as Kubernetes does, and what has become large through aliases would take too long.
     */
    private static void judge(JsonNode tree) {
        String text = Json.text(tree);
        if (text.contains("<<") || text.contains("\\u003c\\u003c") || text.length() > LARGE) {
            return;
        }
        same(text, Json.text(Json.parse(text.getBytes(StandardCharsets.UTF_8))));
        same(text, Json.text(Json.parse(Json.pretty(tree).getBytes(StandardCharsets.UTF_8))));
        // the order in which keys are written can depend on the order in which they come, upstream too
        JsonNode read = Yaml.read(Yaml.write(tree));
        same(read, Yaml.read(Yaml.write(read)));
    }

    private static void same(Object once, Object again) {
        if (!once.equals(again)) {
            throw new AssertionError(once + " became " + again);
        }
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void json(byte[] body) {
        for (boolean typed : new boolean[] {true, false}) {
            Effort.bounded(() -> {
                try {
                    judge(RequestBody.decode(body, "application/json", "Ship", typed)
                            .tree());
                } catch (StatusException e) {
                    judge(e);
                }
            });
        }
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void yaml(byte[] body) {
        Effort.bounded(() -> {
            try {
                judge(RequestBody.decodeConfiguration(body).tree());
            } catch (StatusException e) {
                judge(e);
            }
        });
    }

    @FuzzTest(maxDuration = DURATION)
    void protobuf(byte[] body) {
        Effort.bounded(() -> {
            try {
                judge(RequestBody.decodeDeleteOptions(body, "application/vnd.kubernetes.protobuf"));
            } catch (StatusException e) {
                judge(e);
            }
        });
    }

    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest(maxDuration = DURATION)
    void headers(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.ISO_8859_1);
        Effort.bounded(() -> {
            try {
                RequestBody.checkMediaType(header);
            } catch (StatusException e) {
                judge(e);
            }
        });
        Effort.bounded(() -> {
            try {
                Negotiation.negotiate(header, "", "", (type, shape) -> true);
            } catch (StatusException e) {
                judge(e);
            }
        });
    }
}
