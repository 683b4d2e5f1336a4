package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients ask for: selectors, tokens, revisions, options. */
@ExtendWith(BufferLeaks.class)
class QueryFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";

    static {
        for (String name : new String[] {"a", "b", "c"}) {
            SERVER.reset(Ships.SHIPS, "Ship", name);
        }
    }

    private static String encoded(byte[] text) {
        return URLEncoder.encode(new String(text, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void labelSelector(byte[] selector) {
        SERVER.get(Ships.SHIPS + "?labelSelector=" + encoded(selector));
        SERVER.ask("DELETE", Ships.RAFTS + "?labelSelector=" + encoded(selector), "", FuzzedServer.NOTHING);
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void fieldSelector(byte[] selector) {
        SERVER.get(Ships.SHIPS + "?fieldSelector=" + encoded(selector));
        SERVER.ask("DELETE", Ships.RAFTS + "?fieldSelector=" + encoded(selector), "", FuzzedServer.NOTHING);
    }

    /** A token as it is, and one whose inside is as given. */
    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void continueToken(byte[] token) {
        SERVER.get(Ships.SHIPS + "?limit=1&timeout=50ms&continue=" + encoded(token));
        String inside = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        SERVER.get(Ships.SHIPS + "?limit=1&timeout=50ms&continue=" + inside, token);
    }

    /** The first line is a revision, the second says how it is to match, the third a limit, the last a timeout. */
    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void revision(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 4);
        StringBuilder query = new StringBuilder();
        String[] names = {"resourceVersion", "resourceVersionMatch", "limit", "timeout"};
        for (int i = 0; i < lines.length; i++) {
            query.append('&')
                    .append(names[i])
                    .append('=')
                    .append(encoded(lines[i].getBytes(StandardCharsets.ISO_8859_1)));
        }
        String patience = lines.length < 4 ? "&timeout=50ms" : "";
        for (String path : new String[] {Ships.SHIPS, Ships.SHIPS + "/a"}) {
            SERVER.get(path + "?" + query.substring(1) + patience);
        }
    }

    /** The query of every verb; watches are left to {@link WatchFuzzTests}. */
    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void options(byte[] bytes) {
        String query = printable(bytes);
        if (query.contains("w") || (query.contains("%") && query.contains("7"))) {
            return;
        }
        for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            for (String path : new String[] {Ships.SHIPS, Ships.SHIPS + "/a"}) {
                SERVER.ask(
                        method,
                        path + "?dryRun=All&timeout=1s&" + query,
                        Map.of(
                                "Content-Type",
                                method.equals("PATCH") ? "application/merge-patch+json" : "application/json"),
                        "{}".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** What can be part of a request's first line. */
    static String printable(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x20\\x7f\\x85\\xa0]", "");
    }
}
