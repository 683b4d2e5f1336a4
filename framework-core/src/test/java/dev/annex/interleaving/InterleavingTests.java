package dev.annex.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.server.LoopbackServer;
import dev.annex.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writers and followers at once, over a store that breaks off watches and forgets its history (W-30 to W-34, W-50 to
 * W-57). {@code -Dannex.property.rounds} says how many rounds, {@code -Dannex.seed} with which choices the first begins;
 * how threads take turns is up to the machine.
 */
class InterleavingTests {

    private static final Logger LOG = LoggerFactory.getLogger(InterleavingTests.class);

    private static final int ROUNDS = Integer.getInteger("annex.property.rounds", 1);
    private static final int WRITERS = 3;
    private static final int WRITES = 250;
    private static final int FOLLOWERS = 12;
    private static final int PATIENCE_SECONDS = 600;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong end = new AtomicLong();

    @Test
    void everyFollowerIsToldWhatWasWritten() throws Exception {
        long first = Long.getLong("annex.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        for (long seed = first; seed < first + ROUNDS; seed++) {
            try {
                round(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("fails with -Dannex.seed=" + seed, e);
            }
        }
    }

    private void round(Random random) throws Exception {
        acknowledged.set(1);
        end.set(Long.MAX_VALUE);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (MemoryStorage storage = new MemoryStorage();
                FaultyStorage faulty = new FaultyStorage(storage)) {
            // told before the server is
            StoredLog log = StoredLog.of(storage);
            round(random, faulty, log, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private void round(Random random, FaultyStorage storage, StoredLog log, ExecutorService threads) throws Exception {
        try (LoopbackServer server = LoopbackServer.start(storage)) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(new Writer(server, new Random(random.nextLong()), WRITES, acknowledged)));
            }
            List<Future<Follower>> followers = new ArrayList<>();
            for (int i = 0; i < FOLLOWERS; i++) {
                Random choices = new Random(random.nextLong());
                Selection selection = Selection.random(choices);
                followers.add(threads.submit(new Follower(server, log, choices, selection, acknowledged, end)));
            }
            Random own = new Random(random.nextLong());
            Future<?> faults = threads.submit(() -> disturb(own, storage));
            for (Future<Integer> writer : writers) {
                assertThat(writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isPositive();
            }
            end.set(storage.revision().join());
            faults.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            judge(server, log, followers);
        }
    }

    private static void judge(LoopbackServer server, StoredLog log, List<Future<Follower>> followers) throws Exception {
        int events = 0;
        int sessions = 0;
        int expired = 0;
        for (Future<Follower> each : followers) {
            Follower follower = each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(follower.known().keySet()).isEqualTo(list(server, follower.selection()));
            events += follower.events();
            sessions += follower.sessions();
            expired += follower.expirations();
        }
        assertThat(events).isPositive();
        LOG.info("{} writes, {} sessions, {} events, {} expirations", log.size(), sessions, events, expired);
    }

    private static Set<String> list(LoopbackServer server, Selection selection) throws InterruptedException {
        PagedList list = new PagedList(server, new Expectation.Accept("application/json", ""), new Random());
        while (!list.read(selection.path() + "&limit=5")) {
            list = new PagedList(server, new Expectation.Accept("application/json", ""), new Random());
        }
        return list.items().stream().map(Told::key).collect(Collectors.toSet());
    }

    /** Until the writers have finished: history goes, and watches of the store break off. */
    private void disturb(Random random, FaultyStorage storage) {
        while (end.get() == Long.MAX_VALUE) {
            try {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (random.nextInt(3) > 0) {
                long revision = storage.revision().join() - random.nextInt(60);
                storage.compact(Math.max(1, revision)).join();
            }
            if (random.nextInt(8) == 0) {
                storage.breakWatches();
            }
        }
    }
}
