package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Whatever has come in while one transaction was made durable goes into the next, so that
 * many writers share each sync.
 */
final class Committer implements AutoCloseable {

    private static final int MOST_WRITES = 256;
    private static final long MOST_BYTES = 16L << 20;

    private final Database database;
    private final Fanout fanout;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile long revision;
    private final AtomicLong written = new AtomicLong();
    private boolean closed;

    private sealed interface Task {}

    private record Commit(Write write) implements Task {}

    private record Chore(String doing, SqlWork<Boolean> work, CompletableFuture<Boolean> answer) implements Task {}

    private record Stop() implements Task {}

    Committer(String name, Database database, long revision, Fanout fanout) {
        this.database = database;
        this.revision = revision;
        this.fanout = fanout;
        this.thread = new Thread(this::run, name + "-committer");
        thread.setDaemon(true);
        thread.start();
    }

    /** The revision of the last write made durable by this committer. */
    long revision() {
        return revision;
    }

    /** How many bytes of values this committer has put. */
    long written() {
        return written.get();
    }

    CompletableFuture<WriteResult> write(String key, byte @Nullable [] value, long expected) {
        CompletableFuture<WriteResult> answer = new CompletableFuture<>();
        return add(new Commit(new Write(key, value, expected, answer)))
                ? answer
                : CompletableFuture.failedFuture(LogStorage.closed());
    }

    /** Does other work in a transaction of its own, between the writes. */
    CompletableFuture<Boolean> run(String doing, SqlWork<Boolean> work) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        return add(new Chore(doing, work, answer)) ? answer : CompletableFuture.failedFuture(LogStorage.closed());
    }

    private synchronized boolean add(Task task) {
        return !closed && queue.add(task);
    }

    private void run() {
        try {
            Task task = queue.take();
            while (!(task instanceof Stop)) {
                if (task instanceof Commit first) {
                    commit(gather(first.write()));
                } else if (task instanceof Chore chore) {
                    carryOut(chore);
                }
                task = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Write> gather(Write first) {
        List<Write> writes = new ArrayList<>();
        writes.add(first);
        long bytes = first.size();
        while (writes.size() < MOST_WRITES && bytes < MOST_BYTES && queue.peek() instanceof Commit next) {
            queue.remove();
            writes.add(next.write());
            bytes += next.write().size();
        }
        return writes;
    }

    private void commit(List<Write> writes) {
        try {
            Batch batch = database.write(connection -> apply(connection, writes));
            revision = batch.after();
            written.addAndGet(batch.bytes());
            fanout.publish(batch, () -> acknowledge(writes, batch.results()));
        } catch (Throwable e) { // whatever it was, the next writes have to find a thread that lives
            StorageException failure = database.failure("write", e);
            fanout.execute(() -> writes.forEach(write -> write.answer().completeExceptionally(failure)));
        }
    }

    private Batch apply(Connection connection, List<Write> writes) throws SQLException {
        Batch batch = Batch.of(
                LogReader.head(connection).revision(),
                LogReader.current(connection, writes.stream().map(Write::key).collect(Collectors.toSet())),
                writes);
        if (!batch.events().isEmpty()) {
            LogWriter.append(connection, batch.events());
            database.announce(connection);
        }
        return batch;
    }

    private static void acknowledge(List<Write> writes, List<WriteResult> results) {
        for (int i = 0; i < writes.size(); i++) {
            writes.get(i).answer().complete(results.get(i));
        }
    }

    private void carryOut(Chore chore) {
        try {
            boolean done = database.write(chore.work());
            revision = Math.max(revision, database.read(LogReader::head).revision());
            chore.answer().complete(done);
        } catch (StorageException e) {
            chore.answer().completeExceptionally(e);
        } catch (Throwable e) { // as above
            chore.answer().completeExceptionally(database.failure(chore.doing(), e));
        }
    }

    /** Refuses further work, and returns when what was accepted has been done. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                queue.add(new Stop());
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
