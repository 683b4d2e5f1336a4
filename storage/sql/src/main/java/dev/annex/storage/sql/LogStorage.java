package dev.annex.storage.sql;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the SQL back ends have in common: everything but how to reach their database. */
sealed class LogStorage implements Storage permits SqliteStorage, PostgresStorage {

    private static final Logger LOG = LoggerFactory.getLogger(LogStorage.class);

    /** How many revisions are compacted in one transaction, so that writers need not wait long. */
    private static final long COMPACT_AT_ONCE = 1000;

    private static final long CLOSE_PATIENCE_SECONDS = 30;

    /** Reads that have waited longer for one of the readers are not worth beginning: the database is away. */
    private static final long READ_PATIENCE_SECONDS = 20;

    private final Database database;
    private final ExecutorService readers;
    private final Fanout fanout;
    private final Committer committer;
    private final AtomicBoolean closed = new AtomicBoolean();

    LogStorage(String name, Database database, int readerThreads) {
        this.database = database;
        long revision = firstRevision(database);
        this.readers = Executors.newFixedThreadPool(readerThreads, task -> {
            Thread thread = new Thread(task, name + "-reader");
            thread.setDaemon(true);
            return thread;
        });
        this.fanout = new Fanout(name, database, revision, readers);
        this.committer = new Committer(name, database, revision, fanout);
    }

    private static long firstRevision(Database database) {
        try {
            return database.read(LogReader::head).revision();
        } catch (SQLException e) {
            throw database.failure("read the revision", e);
        }
    }

    final Database database() {
        return database;
    }

    final Fanout fanout() {
        return fanout;
    }

    @Override
    public CompletableFuture<Long> revision() {
        if (!database.exclusive()) {
            return read(connection -> LogReader.head(connection).revision());
        }
        return closed.get()
                ? CompletableFuture.failedFuture(closed())
                : CompletableFuture.completedFuture(committer.revision());
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        return read(connection -> LogReader.get(connection, key));
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        KeyBounds bounds = KeyBounds.of(prefix, start);
        return read(connection -> {
            Head head = LogReader.head(connection);
            long at = revision == 0 ? head.revision() : revision;
            head.check(at);
            return LogReader.range(connection, bounds, at, limit);
        });
    }

    private <T> CompletableFuture<T> read(SqlWork<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        long asked = System.nanoTime();
        try {
            readers.execute(() -> {
                try {
                    if (System.nanoTime() - asked > TimeUnit.SECONDS.toNanos(READ_PATIENCE_SECONDS)) {
                        throw new TimeoutException("no reader was free for " + READ_PATIENCE_SECONDS + " seconds");
                    }
                    answer.complete(database.read(work));
                } catch (StorageException e) {
                    answer.completeExceptionally(e);
                } catch (Throwable e) { // whatever it was, the caller must not wait for ever
                    answer.completeExceptionally(database.failure("read", e));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(closed());
        }
        return answer;
    }

    @Override
    public CompletableFuture<WriteResult> put(String key, byte[] value, long expected) {
        return committer.write(key, value, expected);
    }

    @Override
    public CompletableFuture<WriteResult> delete(String key, long expected) {
        return committer.write(key, null, expected);
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        LogWatch watch = new LogWatch(fanout, prefix, Math.max(1, after), listener);
        try {
            fanout.begin(watch);
        } catch (RejectedExecutionException e) {
            watch.end(closed());
        }
        return watch;
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        try {
            // a watch of this process must not end because another process's writes are compacted before it is told
            fanout.after(revision, () -> compact(revision, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(closed());
        }
        return answer;
    }

    private void compact(long revision, CompletableFuture<Void> answer) {
        var unused = committer
                .run("compact", connection -> compactPart(connection, revision))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    } else if (done) {
                        answer.complete(null);
                    } else {
                        compact(revision, answer);
                    }
                });
    }

    @Override
    public CompletableFuture<Boolean> load(List<Entry> entries, long revision) {
        return committer
                .run("load", connection -> load(connection, entries, revision))
                .whenComplete((done, failure) -> fanout.look());
    }

    private static boolean load(Connection connection, List<Entry> entries, long revision) throws SQLException {
        if (!entries.isEmpty()) {
            Map<String, Entry> taken = LogReader.current(
                    connection, entries.stream().map(Entry::key).toList());
            if (!taken.isEmpty()) {
                throw new StorageException(
                        "there is something under " + taken.keySet().iterator().next() + " already");
            }
        }
        LogWriter.append(
                connection,
                entries.stream()
                        .map(entry -> new Event(entry.key(), entry.revision(), entry.value(), null))
                        .toList());
        Head head = LogReader.head(connection);
        LogWriter.compact(connection, head.compacted(), Math.max(revision, head.revision()));
        return true;
    }

    private static boolean compactPart(Connection connection, long revision) throws SQLException {
        Head head = LogReader.head(connection);
        if (revision > head.revision()) {
            throw new FutureRevisionException(revision, head.revision());
        }
        if (revision <= head.compacted()) {
            return true;
        }
        long to = Math.min(revision, head.compacted() + COMPACT_AT_ONCE);
        LogWriter.compact(connection, head.compacted(), to);
        return to == revision;
    }

    @Override
    public OptionalLong written() {
        return database.exclusive() ? OptionalLong.of(committer.written()) : OptionalLong.empty();
    }

    /** Finishes the writes that were accepted, then ends the watches and closes the database. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        committer.close();
        fanout.close();
        readers.shutdown();
        try {
            if (!readers.awaitTermination(CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a read of the store takes long; the store is closed without waiting for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    static StorageException closed() {
        return new StorageException("the store has been closed");
    }
}
