package dev.annex.test.conformance;

import dev.annex.test.conformance.ConformanceSuite.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The replaying behind a suite: most scenarios wait for the server or for time to pass, so they wait together. */
final class SuiteRun implements AutoCloseable {

    private final WireClient client;
    private final Replay replay;
    private final List<Replay> repetitions;
    private final ExecutorService threads;
    private final Map<String, Future<ScenarioResult>> started = new LinkedHashMap<>();

    SuiteRun(Target target, Options options) {
        client = new WireClient(target);
        replay = new Replay(client, options.namespacePrefix());
        repetitions = List.of(
                new Replay(client, options.namespacePrefix() + "again-"),
                new Replay(client, options.namespacePrefix() + "more-"));
        threads = Executors.newFixedThreadPool(options.parallelism(), task -> {
            Thread thread = new Thread(task, "conformance");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has a scenario replayed beside others. */
    void start(Scenario scenario) {
        started.put(scenario.id(), threads.submit(() -> replay.run(scenario)));
    }

    /**
     * Waits for a scenario that was started; one that was not is replayed now, when all others are over. One that differs
     * is replayed up to twice more, alone: the order of managed fields, for one, depends on whether a second ends between
     * two requests.
     */
    ScenarioResult result(Scenario scenario) throws InterruptedException, ExecutionException {
        Future<ScenarioResult> running = started.get(scenario.id());
        ScenarioResult result;
        if (running == null) {
            awaitAll();
            result = replay.run(scenario);
        } else {
            result = running.get();
        }
        for (Replay repetition : repetitions) {
            if (!result.passed()) {
                awaitAll();
                awaitNextSecond();
                result = repetition.run(scenario);
            }
        }
        return result;
    }

    private void awaitAll() throws InterruptedException, ExecutionException {
        for (Future<ScenarioResult> each : started.values()) {
            each.get();
        }
    }

    private static void awaitNextSecond() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1000 - System.currentTimeMillis() % 1000);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
