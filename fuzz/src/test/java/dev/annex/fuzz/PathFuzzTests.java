package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Paths: escapes, dots, slashes, lengths, and targets that are no paths. */
@ExtendWith(BufferLeaks.class)
class PathFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";

    static {
        SERVER.reset(Ships.SHIPS, "Ship", "a");
    }

    /** The target of a request as it is, without a query: those are the affair of others. */
    @DictionaryFile(resourcePath = "paths.dict")
    @FuzzTest(maxDuration = DURATION)
    void path(byte[] bytes) {
        String printable = QueryFuzzTests.printable(bytes);
        int query = printable.indexOf('?');
        String path = query < 0 ? printable : printable.substring(0, query);
        if (path.isEmpty() || path.contains("/watch")) {
            return;
        }
        for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS"}) {
            SERVER.ask(method, path, "", FuzzedServer.NOTHING);
        }
    }

    /** What comes after a group and version. */
    @DictionaryFile(resourcePath = "paths.dict")
    @FuzzTest(maxDuration = DURATION)
    void resource(byte[] bytes) {
        String rest = QueryFuzzTests.printable(bytes).replace("?", "");
        if (rest.contains("watch") || rest.contains("%")) {
            return;
        }
        byte[] patch = {'{', '}'};
        for (String prefix :
                new String[] {"/apis/harbor.example.com/v1/", Ships.SHIPS + "/", "/openapi/v3/", "/livez/"}) {
            SERVER.get(prefix + rest);
            SERVER.ask("PATCH", prefix + rest + "?dryRun=All", "application/merge-patch+json", patch);
            SERVER.ask("DELETE", prefix + rest + "?dryRun=All", "", FuzzedServer.NOTHING);
        }
    }
}
