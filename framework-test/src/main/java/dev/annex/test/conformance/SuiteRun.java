package dev.annex.test.conformance;

import dev.annex.test.conformance.ConformanceSuite.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The replaying behind a suite: most scenarios wait for the server or for time to pass, so they wait together. */
final class SuiteRun implements AutoCloseable {

    private final WireClient client;
    private final Replay replay;
    private final Replay again;
    private final ExecutorService threads;
    private final Map<String, Future<ScenarioResult>> started = new LinkedHashMap<>();

    SuiteRun(Target target, Options options) {
        client = new WireClient(target);
        replay = new Replay(client, options.namespacePrefix());
        again = new Replay(client, options.namespacePrefix() + "again-");
        threads = Executors.newFixedThreadPool(options.parallelism(), task -> {
            Thread thread = new Thread(task, "conformance");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has a scenario replayed beside others. */
    void start(Scenario scenario) {
        started.put(scenario.id(), threads.submit(() -> run(scenario)));
    }

    /** Waits for a scenario that was started; one that was not is replayed now, when all others are over. */
    ScenarioResult result(Scenario scenario) throws InterruptedException, ExecutionException {
        Future<ScenarioResult> running = started.get(scenario.id());
        if (running != null) {
            return running.get();
        }
        for (Future<ScenarioResult> other : started.values()) {
            other.get();
        }
        return run(scenario);
    }

    /**
     * Replays a scenario, and once more if it differs: the order of managed fields, for one, depends on whether a second
     * ends between two requests.
     */
    private ScenarioResult run(Scenario scenario) throws InterruptedException {
        ScenarioResult first = replay.run(scenario);
        return first.passed() ? first : again.run(scenario);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
