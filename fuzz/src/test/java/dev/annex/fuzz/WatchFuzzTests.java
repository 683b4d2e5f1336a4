package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.annex.fuzz.RawClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtendWith;

/** Watches whose clients go away at once, also those that ask for a WebSocket (W-40 to W-46, A-35). */
@ExtendWith(BufferLeaks.class)
class WatchFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    static {
        for (String name : new String[] {"a", "b", "c"}) {
            SERVER.reset(Ships.SHIPS, "Ship", name);
        }
    }

    private static void watch(String query, String headers) throws IOException {
        try (RawClient client = SERVER.connect()) {
            String target = Ships.SHIPS + "?watch=1&timeoutSeconds=2&timeout=1s&" + query;
            byte[] request = FuzzedServer.request(
                    "GET " + target + " HTTP/1.1\r\nHost: fuzz\r\n" + headers + "\r\n", FuzzedServer.NOTHING);
            client.send(request);
            // a future revision is waited for; nobody waits for it here (W-25)
            if (!query.contains("resourceVersion")) {
                Answer head = client.readHead();
                Judge.judge(target, request, head);
            }
            client.reset();
        }
        SERVER.get("/livez");
        long deadline = System.nanoTime() + PATIENCE;
        while (SERVER.watches() > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("watches of clients that are gone: " + SERVER.watches());
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void query(byte[] bytes) throws IOException {
        watch(QueryFuzzTests.printable(bytes), "");
    }

    @DictionaryFile(resourcePath = "queries.dict")
    @FuzzTest(maxDuration = DURATION)
    void upgrade(byte[] bytes) throws IOException {
        String protocol = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x1f\\x7f]", "");
        watch(
                "",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + "AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: " + protocol + "\r\n");
        watch("", "Connection: Upgrade\r\nUpgrade: " + protocol + "\r\n");
    }
}
