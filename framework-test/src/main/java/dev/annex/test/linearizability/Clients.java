package dev.annex.test.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients that read and write the same few objects at once.
 *
 * @param clients how many
 * @param objects how many objects; few, so that they meet
 * @param calls how many calls each client makes
 * @param seed of the calls; the interleaving is the machine's
 */
public record Clients(int clients, int objects, int calls, long seed) {

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    /** Has the clients work on objects with a prefix, which do not exist yet, and gives what is recorded of each. */
    public Map<String, List<Operation>> work(ObjectStore store, String prefix) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<List<Map.Entry<String, Operation>>>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                tasks.add(() -> work(store, prefix, client));
            }
            Map<String, List<Operation>> histories = new TreeMap<>();
            for (Future<List<Map.Entry<String, Operation>>> each : threads.invokeAll(tasks)) {
                each.get()
                        .forEach(entry -> histories
                                .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                                .add(entry.getValue()));
            }
            return histories;
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Has the clients work, and fails unless what they saw of each object is linearizable. */
    public void check(ObjectStore store, String prefix) throws InterruptedException {
        Map<String, List<Operation>> histories = work(store, prefix);
        histories.forEach((object, operations) -> {
            Optional<String> violation = Linearizability.violation(operations);
            if (violation.isPresent()) {
                throw new AssertionError(object + ", seed " + seed + ": " + violation.get());
            }
        });
        LOG.info("{} calls of {} clients on {} objects are linearizable", clients * calls, clients, objects);
    }

    private List<Map.Entry<String, Operation>> work(ObjectStore store, String prefix, int client) {
        Random random = new Random(seed * 31 + client);
        long[] known = new long[objects];
        List<Map.Entry<String, Operation>> done = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int object = random.nextInt(objects);
            Call call = call(random, known[object], client + "-" + i);
            String key = prefix + object;
            long called = System.nanoTime();
            Answer answer = store.ask(client, key, call);
            long answered = answer instanceof Answer.Unknown ? Long.MAX_VALUE : System.nanoTime();
            done.add(Map.entry(key, new Operation(client, called, answered, call, answer)));
            known[object] = known(call, answer, known[object]);
        }
        return done;
    }

    private static Call call(Random random, long known, String value) {
        int dice = random.nextInt(10);
        if (dice < 4) {
            return new Call.Get();
        }
        return dice < 9 || known == 0 ? new Call.Put(value, known) : new Call.Delete(known);
    }

    private static long known(Call call, Answer answer, long before) {
        if (answer instanceof Answer.Found found) {
            return found.revision();
        }
        if (answer instanceof Answer.Committed committed) {
            return call instanceof Call.Put ? committed.revision() : 0;
        }
        // after a conflict, the next call is likely to be another; a read then tells
        return answer instanceof Answer.Absent ? 0 : before;
    }
}
