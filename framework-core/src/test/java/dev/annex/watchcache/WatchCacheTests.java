package dev.annex.watchcache;

import static dev.annex.watchcache.CachedShips.delete;
import static dev.annex.watchcache.CachedShips.line;
import static dev.annex.watchcache.CachedShips.lines;
import static dev.annex.watchcache.CachedShips.put;
import static dev.annex.watchcache.CachedShips.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.CompactedException;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchCacheTests {

    private final MemoryStorage storage = new MemoryStorage();

    @AfterEach
    void close() {
        storage.close();
    }

    /** Notes what it is told. */
    private static final class Listening implements Watcher {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final Interest interest;
        private volatile boolean keepsUp = true;

        Listening() {
            this("");
        }

        Listening(String keyPrefix) {
            this.interest = new Interest(keyPrefix, null);
        }

        @Override
        public Interest interest() {
            return interest;
        }

        @Override
        public boolean offer(CacheEvent event) {
            heard.add(line(event));
            return keepsUp;
        }

        @Override
        public void bookmark(long revision) {
            heard.add("bookmark " + revision);
        }

        @Override
        public void end() {
            heard.add("end");
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void nothingIsReadBeforeTheCacheIsFilled() { // W-28
        try (CachedShips ships = new CachedShips(storage)) {
            assertThat(ships.cache.ready()).isFalse();
            assertThatThrownBy(ships.cache::latest).isInstanceOf(NotReadyException.class);
        }
    }

    @Test
    void consistentReadsSeeEveryAcknowledgedWrite() throws Exception { // W-61
        try (CachedShips ships = CachedShips.started(storage)) {
            for (int i = 0; i < 500; i++) {
                long revision = put(storage, "a", "v" + i);
                Snapshot read = ships.cache.fresh().get(10, TimeUnit.SECONDS);
                assertThat(read.revision()).isGreaterThanOrEqualTo(revision);
                assertThat(texts(read)).isEqualTo(Map.of("a", "v" + i));
            }
        }
    }

    @Test
    void consistentReadsDoNotWaitForChangesOfOtherResources() throws Exception {
        try (CachedShips ships = CachedShips.started(storage)) {
            storage.put("/other/a", new byte[] {1}, 0).join();
            assertThat(ships.cache.fresh().get(10, TimeUnit.SECONDS).revision()).isEqualTo(2);
        }
    }

    @Test
    void aWatcherHearsOfWhatItsNamespaceHas() throws Exception {
        try (CachedShips ships = CachedShips.started(storage)) {
            Listening north = new Listening("north/");
            Listening south = new Listening("south/");
            Listening all = new Listening();
            List.of(north, south, all).forEach(each -> ships.cache.watchNow(false, each));
            put(storage, "north/a", "1");
            put(storage, "south/a", "1");
            ships.cache.unwatch(north);
            put(storage, "north/b", "1");
            put(storage, "south/b", "1");
            assertThat(List.of(all.next(), all.next(), all.next(), all.next())).hasSize(4);
            assertThat(south.next()).contains("south/a");
            assertThat(south.next()).contains("south/b");
            assertThat(north.next()).contains("north/a");
            assertThat(north.heard).isEmpty();
        }
    }

    @Test
    void whatIsNotReachedInTimeFails() throws Exception { // W-25
        try (CachedShips ships = CachedShips.started(storage)) {
            CompletableFuture<Snapshot> never = ships.cache.notOlderThan(99, Duration.ofMillis(50));
            assertThatThrownBy(() -> never.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(FutureRevisionException.class);
            CompletableFuture<Snapshot> soon = ships.cache.notOlderThan(2, Duration.ofSeconds(10));
            assertThat(soon).isNotDone();
            put(storage, "a", "1");
            assertThat(soon.get(10, TimeUnit.SECONDS).size()).isEqualTo(1);
        }
    }

    @Test
    void snapshotsOfTheRingAreExact() throws Exception {
        try (CachedShips ships = CachedShips.started(storage)) {
            long first = put(storage, "a", "1");
            long second = put(storage, "b", "1");
            storage.put("/other/a", new byte[] {1}, 0).join();
            long third = put(storage, "a", "2");
            long gone = delete(storage, "b");
            Snapshot before = ships.cache.fresh().get(10, TimeUnit.SECONDS);
            assertThat(exact(ships, first)).isEqualTo(Map.of("a", "1"));
            assertThat(exact(ships, second)).isEqualTo(Map.of("a", "1", "b", "1"));
            assertThat(exact(ships, second + 1)).isEqualTo(Map.of("a", "1", "b", "1"));
            assertThat(exact(ships, third)).isEqualTo(Map.of("a", "2", "b", "1"));
            assertThat(exact(ships, gone)).isEqualTo(Map.of("a", "2"));
            put(storage, "c", "1");
            ships.cache.fresh().get(10, TimeUnit.SECONDS);
            assertThat(texts(before)).isEqualTo(Map.of("a", "2"));
            Snapshot read = ships.cache.exactlyFromStorage(second).get(10, TimeUnit.SECONDS);
            assertThat(texts(read)).isEqualTo(Map.of("a", "1", "b", "1"));
        }
    }

    private static Map<String, String> exact(CachedShips ships, long revision) {
        Snapshot snapshot = ships.cache.exactly(revision);
        assertThat(snapshot).isNotNull();
        assertThat(snapshot.revision()).isEqualTo(revision);
        return texts(snapshot);
    }

    @Test
    void watchersResumeFromTheRing() throws Exception {
        try (CachedShips ships = CachedShips.started(storage)) {
            long first = put(storage, "a", "1");
            put(storage, "a", "2");
            delete(storage, "a");
            ships.cache.fresh().get(10, TimeUnit.SECONDS);
            Listening watcher = new Listening();
            WatchStart start = ships.cache.watchAfter(first, watcher);
            assertThat(start.initial()).isNull();
            assertThat(lines(start.replay())).containsExactly("3+a=2", "4-a");
            assertThat(start.revision()).isEqualTo(4);
            put(storage, "b", "1");
            assertThat(watcher.next()).isEqualTo("5+b=1");
            ships.cache.bookmark(watcher);
            assertThat(watcher.next()).isEqualTo("bookmark 5");
        }
    }

    @Test
    void whatIsOlderThanTheRingIsGone() throws Exception { // W-53
        put(storage, "a", "1");
        put(storage, "a", "2");
        put(storage, "a", "3");
        storage.compact(3).join();
        try (CachedShips ships = CachedShips.started(storage)) {
            assertThatThrownBy(() -> ships.cache.watchAfter(2, new Listening()))
                    .isInstanceOfSatisfying(
                            CompactedException.class,
                            gone -> assertThat(gone.compactRevision()).isEqualTo(3));
            assertThat(lines(ships.cache.watchAfter(3, new Listening()).replay()))
                    .containsExactly("4+a=3");
            assertThat(ships.cache.exactly(2)).isNull();
            assertThat(exact(ships, 3)).isEqualTo(Map.of("a", "2"));
        }
    }

    @Test
    void aRestartKeepsTheHistory() throws Exception {
        try (CachedShips before = CachedShips.started(storage)) {
            put(storage, "a", "1");
            put(storage, "b", "1");
            delete(storage, "a");
            assertThat(before.cache.fresh().get(10, TimeUnit.SECONDS).size()).isEqualTo(1);
        }
        try (CachedShips after = CachedShips.started(storage)) {
            assertThat(lines(after.cache.watchAfter(2, new Listening()).replay()))
                    .containsExactly("3+b=1", "4-a");
            assertThat(exact(after, 3)).isEqualTo(Map.of("a", "1", "b", "1"));
            assertThat(texts(after.cache.latest())).isEqualTo(Map.of("b", "1"));
        }
    }

    @Test
    void watchersThatCannotKeepUpOrLeaveAreToldNothingMore() throws Exception { // W-58
        try (CachedShips ships = CachedShips.started(storage)) {
            Listening slow = new Listening();
            Listening leaving = new Listening();
            Listening staying = new Listening();
            for (Listening each : List.of(slow, leaving, staying)) {
                ships.cache.watchNow(false, each);
            }
            slow.keepsUp = false;
            put(storage, "a", "1");
            assertThat(staying.next()).isEqualTo("2+a=1");
            ships.cache.unwatch(leaving);
            put(storage, "a", "2");
            assertThat(staying.next()).isEqualTo("3+a=2");
            ships.cache.bookmark(slow);
            assertThat(slow.heard).containsExactly("2+a=1");
            assertThat(leaving.heard).containsExactly("2+a=1");
        }
    }

    @Test
    void closingEndsTheWatchers() throws Exception {
        Listening watcher = new Listening();
        try (CachedShips ships = CachedShips.started(storage)) {
            ships.cache.watchNow(true, watcher);
        }
        assertThat(watcher.next()).isEqualTo("end");
    }
}
