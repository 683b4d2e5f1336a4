package dev.annex.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import dev.annex.storage.StorageException;
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

    @Test
    void showsMarksToNobody() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder);
                EtcdStorage storage = EtcdStorage.open(server.settings())) {
            long first = put(storage, "/r/a");
            await(storage.mark("/r/"));
            await(storage.mark("/r/a"));
            long second = put(storage, "/r/b");
            await(storage.mark("/r/b"));
            await(storage.mark("/s/"));
            Range page = await(storage.range("/r/", "", 0, 1));
            assertThat(page.entries()).extracting(Entry::key).containsExactly("/r/a");
            assertThat(page.more()).isTrue();
            Range rest = await(storage.range("/r/", "/r/a\0", 0, 1));
            assertThat(rest.entries()).extracting(Entry::key).containsExactly("/r/b");
            assertThat(rest.more()).as("beside a mark").isFalse();
            assertThat(await(storage.range("/s/", "", 0, 0)).entries()).isEmpty();
            Revisions revisions = new Revisions();
            storage.watch("", 0, revisions);
            long last = put(storage, "/t/last");
            revisions.await(3);
            assertThat(revisions.told).containsExactly(first, second, last);
        }
    }
}
