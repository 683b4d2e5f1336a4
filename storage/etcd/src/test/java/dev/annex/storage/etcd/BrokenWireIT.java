package dev.annex.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WriteResult;
import dev.annex.test.cluster.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of writes without an answer, and of watches that nobody could tell anything for a while. */
class BrokenWireIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private EtcdServer server;
    private CutWire wire;
    private EtcdStorage beyond;
    private EtcdStorage direct;

    @BeforeEach
    void open() throws Exception {
        server = EtcdServer.start(folder);
        wire = CutWire.to(server.endpoint());
        direct = EtcdStorage.open(server.settings());
        beyond = EtcdStorage.open(EtcdSettings.of(wire.endpoint()).withTimeout(Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() throws Exception {
        if (beyond != null) {
            beyond.close();
            direct.close();
            wire.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static <T> T await(CompletableFuture<T> answer) throws Exception {
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static long put(EtcdStorage storage, String key, long expected) throws Exception {
        return ((WriteResult.Committed) await(storage.put(key, "x".getBytes(UTF_8), expected))).revision();
    }

    private void awaitConnection() {
        Eventually.check(
                PATIENCE,
                () -> assertThat(catchThrowable(() -> await(beyond.revision()))).isNull());
    }

    @Test
    void aWriteWithoutAnAnswerIsNotWrittenAgain() throws Exception {
        long before = put(direct, "/r/counter", 0);
        assertThat(await(beyond.get("/r/counter"))).isPresent();
        wire.swallowAnswers();
        CompletableFuture<WriteResult> unanswered = beyond.put("/r/counter", "y".getBytes(UTF_8), before);
        Eventually.check(PATIENCE, () -> assertThat(text("/r/counter")).isEqualTo("y"));
        long written = await(direct.get("/r/counter")).orElseThrow().revision();
        // were it sent again it would conflict with itself, and the client be told that nothing has changed
        wire.mend();
        assertThat(catchThrowable(() -> await(unanswered)))
                .hasCauseInstanceOf(StorageException.class)
                .hasMessageContaining("cannot put /r/counter in etcd");
        awaitConnection();
        assertThat(await(beyond.get("/r/counter")).map(Entry::revision)).contains(written);
        assertThat(await(direct.revision())).isEqualTo(written);
        assertThat(written).isEqualTo(before + 1);
    }

    @Test
    void aWriteThatCouldNotBeSentIsNotSentLater() throws Exception {
        assertThat(await(beyond.get("/r/late"))).isEmpty();
        wire.cut();
        CompletableFuture<WriteResult> late = beyond.put("/r/late", "x".getBytes(UTF_8), 0);
        assertThat(catchThrowable(() -> await(late)))
                .hasCauseInstanceOf(StorageException.class)
                .hasMessageContaining("cannot put /r/late in etcd at " + wire.endpoint())
                .hasMessageContaining("is it running");
        wire.mend();
        awaitConnection();
        // what had waited would have been sent first
        put(beyond, "/r/next", 0);
        assertThat(await(direct.get("/r/late"))).isEmpty();
    }

    private String text(String key) {
        return direct.get(key)
                .join()
                .map(entry -> new String(entry.value(), UTF_8))
                .orElse("");
    }

    @Test
    void aWatchGoesOnWhereItWas() throws Exception {
        Revisions revisions = new Revisions();
        beyond.watch("/r/", 0, revisions);
        long one = put(direct, "/r/a", 0);
        revisions.await(1);
        wire.cut();
        long two = put(direct, "/r/a", one);
        long three = put(direct, "/r/b", 0);
        wire.mend();
        revisions.await(3);
        long four = put(direct, "/r/b", three);
        revisions.await(4);
        assertThat(revisions.told).containsExactly(one, two, three, four);
        assertThat(revisions.end).isNotDone();
    }

    @Test
    void aWatchThatHasMissedWhatIsCompactedSaysSo() throws Exception {
        Revisions revisions = new Revisions();
        beyond.watch("/r/", 0, revisions);
        long one = put(direct, "/r/a", 0);
        revisions.await(1);
        wire.cut();
        long two = put(direct, "/r/a", one);
        long three = put(direct, "/r/a", two);
        await(direct.compact(three));
        wire.mend();
        StorageException end = await(revisions.end);
        assertThat(end).isInstanceOf(CompactedException.class);
        assertThat(((CompactedException) end).compactRevision()).isEqualTo(three);
        assertThat(revisions.told).containsExactly(one);
    }

    @Test
    void aWatchOfKeysThatDoNotChangeOutlivesCompaction() throws Exception {
        Revisions revisions = new Revisions();
        try (Watch watch = beyond.watch("/r/", 0, revisions)) {
            long last = put(direct, "/r/a", 0);
            for (int i = 0; i < 10; i++) {
                last = put(direct, "/elsewhere/" + i, 0);
            }
            long elsewhere = last;
            watch.requestProgress();
            Eventually.check(PATIENCE, () -> assertThat(revisions.upTo).isGreaterThanOrEqualTo(elsewhere));
            await(direct.compact(elsewhere));
            wire.cut();
            wire.mend();
            put(direct, "/r/b", 0);
            revisions.await(2);
            assertThat(revisions.end).isNotDone();
        }
    }
}
