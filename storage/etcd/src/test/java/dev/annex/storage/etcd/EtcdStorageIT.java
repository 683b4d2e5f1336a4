package dev.annex.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is etcd's own: failing connections, several endpoints, prefixes. */
class EtcdStorageIT {

    @TempDir
    Path folder;

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static long put(EtcdStorage storage, String key) {
        long expected = await(storage.get(key)).map(Entry::revision).orElse(0L);
        WriteResult result = await(storage.put(key, "x".getBytes(UTF_8), expected));
        return ((WriteResult.Committed) result).revision();
    }

    /** Keeps the revisions that it is told. */
    private static final class Revisions implements WatchListener {

        private final List<Long> told = new CopyOnWriteArrayList<>();
        private final CompletableFuture<StorageException> end = new CompletableFuture<>();

        @Override
        public void onEvents(long revision, List<Event> events) {
            events.forEach(event -> told.add(event.revision()));
        }

        @Override
        public void onEnd(StorageException cause) {
            end.complete(cause);
        }

        void await(int count) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (told.size() < count) {
                assertThat(System.nanoTime())
                        .as("time to be told of %s events", count)
                        .isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Test
    void losesNoEventWhenEtcdIsKilledAndComesBack() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder);
                EtcdStorage storage = EtcdStorage.open(server.settings());
                EtcdStorage other = EtcdStorage.open(server.settings())) {
            Revisions revisions = new Revisions();
            storage.watch("/r/", 0, revisions);
            List<Long> written = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 100; i++) {
                written.add(put(other, "/r/a"));
            }
            for (int i = 0; i < 3; i++) {
                server.crashAndRestart();
                for (int j = 0; j < 100; j++) {
                    written.add(putWhenBack(other));
                }
            }
            revisions.await(written.size());
            assertThat(revisions.told).containsAll(written).isSorted().doesNotHaveDuplicates();
            assertThat(revisions.end).isNotDone();
        }
    }

    /** A write during the restart may fail; one of unknown outcome is neither counted nor excluded. */
    private static long putWhenBack(EtcdStorage storage) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return put(storage, "/r/a");
            } catch (StorageException e) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Test
    void saysWhenEtcdIsGone() throws Exception {
        EtcdServer server = EtcdServer.start(folder);
        try (EtcdStorage storage = EtcdStorage.open(server.settings().withTimeout(Duration.ofSeconds(2)))) {
            put(storage, "/r/a");
            server.kill();
            assertThatThrownBy(() -> await(storage.get("/r/a")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("cannot read /r/a in etcd at " + server.endpoint())
                    .hasMessageContaining("is it running");
        } finally {
            server.close();
        }
        EtcdSettings settings = server.settings().withTimeout(Duration.ofSeconds(2));
        assertThatThrownBy(() -> EtcdStorage.open(settings))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(server.endpoint())
                .hasMessageContaining("is it running");
    }

    @Test
    void goesOnWithTheEndpointsThatAreThere() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder)) {
            EtcdSettings settings = EtcdSettings.of("http://127.0.0.1:1", server.endpoint(), "http://127.0.0.1:2")
                    .withTimeout(Duration.ofSeconds(5));
            try (EtcdStorage storage = EtcdStorage.open(settings)) {
                Revisions revisions = new Revisions();
                storage.watch("/r/", 0, revisions);
                for (int i = 0; i < 20; i++) {
                    put(storage, "/r/a");
                }
                revisions.await(20);
            }
        }
    }

    @Test
    void keepsPrefixesApart() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder);
                EtcdStorage one = EtcdStorage.open(server.settings().withKeyPrefix("/one"));
                EtcdStorage two = EtcdStorage.open(server.settings().withKeyPrefix("/two"));
                EtcdStorage all = EtcdStorage.open(server.settings())) {
            Revisions revisions = new Revisions();
            two.watch("", 0, revisions);
            put(one, "/r/a");
            long second = put(two, "/r/b");
            assertThat(await(one.range("", "", 0, 0)).entries())
                    .extracting(Entry::key)
                    .containsExactly("/r/a");
            assertThat(await(two.range("/r/", "", 0, 0)).entries())
                    .extracting(Entry::key)
                    .containsExactly("/r/b");
            assertThat(await(all.range("", "", 0, 0)).entries())
                    .extracting(Entry::key)
                    .containsExactly("/one/r/a", "/two/r/b");
            revisions.await(1);
            assertThat(revisions.told).containsExactly(second);
        }
    }
}
