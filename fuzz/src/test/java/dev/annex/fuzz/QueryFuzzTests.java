package dev.annex.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What clients ask for: selectors, tokens, options, media types, paths. */
class QueryFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";
    private static final byte[] NOTHING = {};

    static {
        for (String name : new String[] {"a", "b", "c"}) {
            SERVER.reset(Ships.SHIPS, "Ship", name);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void list(String query) {
        SERVER.ask("GET", Ships.SHIPS + query, "", NOTHING);
    }

    @FuzzTest(maxDuration = DURATION)
    void labelSelector(byte[] selector) {
        list("?labelSelector=" + encoded(new String(selector, StandardCharsets.UTF_8)));
    }

    @FuzzTest(maxDuration = DURATION)
    void fieldSelector(byte[] selector) {
        list("?fieldSelector=" + encoded(new String(selector, StandardCharsets.UTF_8)));
    }

    @FuzzTest(maxDuration = DURATION)
    void continueToken(byte[] token) {
        list("?limit=1&continue=" + encoded(new String(token, StandardCharsets.UTF_8)));
        list("?limit=1&continue=" + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    @FuzzTest(maxDuration = DURATION)
    void accept(FuzzedDataProvider data) {
        String accept = data.consumeString(200);
        String encoding = data.consumeString(50);
        String contentType = data.consumeRemainingAsString();
        Map<String, String> headers =
                Map.of("Accept", accept, "Accept-Encoding", encoding, "Content-Type", contentType);
        for (String path : new String[] {Ships.SHIPS, Ships.SHIPS + "/a", "/openapi/v2", "/apis", "/version"}) {
            SERVER.ask("GET", URI.create(path), headers, NOTHING);
        }
        SERVER.ask("POST", URI.create(Ships.SHIPS + "?dryRun=All"), headers, "{}".getBytes(StandardCharsets.UTF_8));
        SERVER.ask("PATCH", URI.create(Ships.SHIPS + "/a?dryRun=All"), headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** The query of every verb; watches are left out, since they go on. */
    @FuzzTest(maxDuration = DURATION)
    void options(byte[] bytes) {
        String query = new String(bytes, StandardCharsets.ISO_8859_1);
        if (query.contains("w") || (query.contains("%") && query.contains("7"))) {
            return;
        }
        for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            ask(method, Ships.SHIPS + "?dryRun=All&" + query);
            ask(method, Ships.SHIPS + "/a?dryRun=All&" + query);
        }
    }

    @FuzzTest(maxDuration = DURATION)
    void path(byte[] bytes) {
        String path = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String method : new String[] {"GET", "PATCH", "OPTIONS"}) {
            ask(method, "/" + path);
            ask(method, "/apis/harbor.example.com/v1/" + path);
        }
    }

    private static void ask(String method, String uri) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            return; // never gets as far as the server
        }
        if (parsed.getRawQuery() == null || !parsed.getRawQuery().contains("watch")) {
            SERVER.ask(method, parsed, Map.of("Content-Type", "application/json"), NOTHING);
        }
    }
}
