package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.annex.fuzz.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;

/** Patches of every type, onto an object with every field (section 4 of the protocol). */
@ExtendWith(BufferLeaks.class)
class PatchFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";

    private static void patch(String collection, String query, String contentType, byte[] body) {
        String kind = collection.equals(Ships.SHIPS) ? "Ship" : "Raft";
        SERVER.reset(collection, kind, "target");
        String path = collection + "/target";
        Answer answer = SERVER.ask("PATCH", path + query, contentType, body);
        if (answer.successful()) {
            if (FuzzedServer.json(answer).at("/metadata/deletionTimestamp").isMissingNode()) {
                SERVER.judgeReadable(path);
            }
            SERVER.ask("PATCH", path + query, contentType, body);
            SERVER.ask("PATCH", path + "/status" + query, contentType, body);
        }
        SERVER.ask("PATCH", path + "/scale" + query, contentType, body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void jsonPatch(byte[] body) {
        patch(Ships.SHIPS, "", "application/json-patch+json", body);
        patch(Ships.RAFTS, "?fieldValidation=Ignore", "application/json-patch+json", body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void mergePatch(byte[] body) {
        patch(Ships.SHIPS, "?fieldValidation=Strict", "application/merge-patch+json", body);
        patch(Ships.RAFTS, "", "application/merge-patch+json", body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void strategicMergePatch(byte[] body) {
        patch(Ships.RAFTS, "", "application/strategic-merge-patch+json", body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void apply(byte[] body) {
        patch(Ships.SHIPS, "?fieldManager=one", "application/apply-patch+yaml", body);
        patch(Ships.RAFTS, "?fieldManager=two&force=true", "application/apply-patch+yaml", body);
    }

    /** The same, with the parts that every applied object needs already there. */
    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void applySpec(byte[] body) {
        String object =
                "{\"apiVersion\":\"harbor.example.com/v1\",\"kind\":\"Ship\",\"metadata\":{\"name\":\"target\"},\"spec\":";
        byte[] whole = (object + new String(body, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8);
        patch(Ships.SHIPS, "?fieldManager=one&force=true", "application/apply-patch+yaml", whole);
        SERVER.reset(Ships.SHIPS, "Ship", "target");
        SERVER.ask("PATCH", Ships.SHIPS + "/target?fieldManager=one", "application/apply-patch+yaml", whole);
        byte[] nothing = (object + "{}}").getBytes(StandardCharsets.UTF_8);
        SERVER.ask("PATCH", Ships.SHIPS + "/target?fieldManager=one", "application/apply-patch+yaml", nothing);
    }
}
