package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.annex.fuzz.RawClient.Answer;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headers, and whatever else comes over a connection. */
@ExtendWith(BufferLeaks.class)
class HeaderFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";
    private static final String[] PATHS = {
        Ships.SHIPS, Ships.SHIPS + "/a", "/openapi/v2", "/openapi/v3", "/apis", "/version", "/livez"
    };

    static {
        SERVER.reset(Ships.SHIPS, "Ship", "a");
    }

    private static String value(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "");
    }

    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest(maxDuration = DURATION)
    void accept(byte[] bytes) {
        for (String path : PATHS) {
            SERVER.ask("GET", path, Map.of("Accept", value(bytes)), FuzzedServer.NOTHING);
        }
        SERVER.ask(
                "POST",
                Ships.SHIPS + "?dryRun=All",
                Map.of("Accept", value(bytes)),
                Ships.object("Ship", "b").getBytes(StandardCharsets.UTF_8));
        watch(Map.of("Accept", value(bytes)));
    }

    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest(maxDuration = DURATION)
    void contentType(byte[] bytes) {
        Map<String, String> headers = Map.of("Content-Type", value(bytes));
        for (String path : PATHS) {
            SERVER.ask("GET", path, headers, FuzzedServer.NOTHING);
        }
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        SERVER.ask("POST", Ships.SHIPS + "?dryRun=All", headers, body);
        SERVER.ask("PUT", Ships.SHIPS + "/a?dryRun=All", headers, body);
        SERVER.ask("PATCH", Ships.SHIPS + "/a?dryRun=All&fieldManager=m", headers, body);
        SERVER.ask("DELETE", Ships.SHIPS + "/a?dryRun=All", headers, body);
    }

    /** Lines of headers, whatever they say: who asks for whom, ids, upgrades, ranges, encodings. */
    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest(maxDuration = DURATION)
    void others(byte[] bytes) {
        StringBuilder headers = new StringBuilder();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            String printable = value(line.getBytes(StandardCharsets.ISO_8859_1));
            String name = printable.toLowerCase(java.util.Locale.ROOT);
            // how long the request is, is not at stake here
            if (!printable.isBlank()
                    && !printable.startsWith(" ")
                    && !printable.startsWith("\t")
                    && !name.startsWith("content-length")
                    && !name.startsWith("transfer-encoding")
                    && !name.startsWith("expect")) {
                headers.append(printable).append("\r\n");
            }
        }
        for (String path : PATHS) {
            SERVER.ask(
                    "GET",
                    path,
                    FuzzedServer.request(
                            "GET " + path + " HTTP/1.1\r\nHost: fuzz\r\n" + headers + "\r\n", FuzzedServer.NOTHING));
        }
    }

    /** What need not be HTTP at all; afterwards the server still answers. */
    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest(maxDuration = DURATION)
    void anything(byte[] bytes) throws IOException {
        try (RawClient client = SERVER.connect()) {
            client.send(bytes);
            client.finish();
            Answer head = client.readHead();
            if (head.code() >= 500) {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                boolean bodiless = text.stripLeading().startsWith("HEAD ");
                Judge.judge(bodiless ? "HEAD " : "", bytes, client.readBody(head, bodiless));
            }
        } catch (EOFException | SocketException e) {
            // nothing need be said to this
        }
        SERVER.get("/livez");
    }

    private static void watch(Map<String, String> headers) {
        SERVER.ask("GET", Ships.SHIPS + "?watch=1&timeoutSeconds=1&resourceVersion=-1", headers, FuzzedServer.NOTHING);
    }
}
