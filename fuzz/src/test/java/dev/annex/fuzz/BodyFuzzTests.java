package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.annex.fuzz.RawClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects as clients might send them (R-30 to R-37, L-40, L-71). */
@ExtendWith(BufferLeaks.class)
class BodyFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";

    /** Names of kinds without a rule for them can have any character. */
    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void create(String contentType, byte[] body) {
        for (String collection : new String[] {Ships.SHIPS, Ships.RAFTS}) {
            Answer answer = SERVER.ask("POST", collection + "?fieldValidation=Warn", contentType, body);
            if (answer.successful()) {
                String name =
                        escaped(FuzzedServer.json(answer).at("/metadata/name").asText());
                SERVER.judgeReadable(collection + "/" + name);
                SERVER.ask("PUT", collection + "/" + name, contentType, body);
                SERVER.delete(collection + "/" + name);
            }
        }
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void json(byte[] body) {
        create("application/json", body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void yaml(byte[] body) {
        create("application/yaml", body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void protobuf(byte[] body) {
        create("application/vnd.kubernetes.protobuf", body);
        SERVER.ask("DELETE", Ships.SHIPS, "application/vnd.kubernetes.protobuf", body);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void update(byte[] body) {
        SERVER.reset(Ships.SHIPS, "Ship", "target");
        String path = Ships.SHIPS + "/target";
        SERVER.ask("PUT", path + "?fieldValidation=Strict", "application/yaml", body);
        SERVER.ask("PUT", path + "/status", "application/yaml", body);
        SERVER.ask("PUT", path, "application/yaml", body);
        if (SERVER.get(path).successful()) {
            SERVER.judgeReadable(path);
        }
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void scale(byte[] body) {
        SERVER.reset(Ships.SHIPS, "Ship", "target");
        String path = Ships.SHIPS + "/target";
        SERVER.ask("PUT", path + "/scale", "application/yaml", body);
        SERVER.ask("PATCH", path + "/scale", "application/merge-patch+json", body);
        SERVER.get(path + "/scale");
        SERVER.judgeReadable(path);
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void deleteOptions(byte[] body) {
        SERVER.reset(Ships.SHIPS, "Ship", "target");
        String type = body.length > 0 && body[0] == '{' ? "application/json" : "application/yaml";
        SERVER.ask("DELETE", Ships.SHIPS + "/target", type, body);
        SERVER.ask("DELETE", Ships.SHIPS, type, body);
        SERVER.delete(Ships.SHIPS + "/target");
    }

    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void metadata(byte[] body) {
        String object =
                "{\"apiVersion\":\"harbor.example.com/v1\",\"kind\":\"Ship\",\"spec\":{\"color\":\"red\"},\"metadata\":";
        create(
                "application/json",
                (object + new String(body, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8));
    }
}
