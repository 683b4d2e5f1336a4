package dev.annex.storage.sql;

import dev.annex.storage.CompactedException;
import dev.annex.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that tells watchers, in commit order, and acknowledges writes after that.
 *
 * <p>Batches of this process are told as they are handed over. What others wrote, or what got lost when a commit's
 * outcome was unknown, shows as a gap before a batch and is read from the log.
 */
final class Fanout implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fanout.class);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final Executor readers;
    private final ScheduledExecutorService thread;
    private final Set<LogWatch> watches = new LinkedHashSet<>();
    private final List<LogWatch> asking = new ArrayList<>();
    private final AtomicBoolean lookPending = new AtomicBoolean();
    private long told;

    private record Growth(Head head, LogHistory history) {}

    Fanout(String name, Database database, long told, Executor readers) {
        this.database = database;
        this.told = told;
        this.readers = readers;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, name + "-watches");
            made.setDaemon(true);
            return made;
        });
    }

    /** Runs something after all that has been handed over so far. */
    void execute(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("telling the watchers of the store failed", e);
            }
        });
    }

    /** Tells of a batch, and then acknowledges it. */
    void publish(Batch batch, Runnable acknowledgement) {
        execute(() -> {
            try {
                if (batch.before() == told) {
                    tell(new LogHistory(batch.after(), batch.events()));
                } else if (batch.after() > told) {
                    readOn();
                }
            } finally {
                acknowledgement.run();
            }
        });
    }

    /** Runs something after all up to a revision has been told, if that can be read. */
    void after(long revision, Runnable task) {
        execute(() -> {
            if (told < revision) {
                readOn();
            }
            task.run();
        });
    }

    /** Has the log looked at from time to time. */
    void lookEvery(Duration interval) {
        long millis = interval.toMillis();
        var unused = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Has the log looked at soon. */
    void look() {
        if (lookPending.compareAndSet(false, true)) {
            try {
                execute(this::lookNow);
            } catch (RejectedExecutionException e) {
                LOG.trace("the store has been closed", e);
            }
        }
    }

    void requestProgress(LogWatch watch) {
        synchronized (asking) {
            asking.add(watch);
        }
        look();
    }

    private void lookNow() {
        lookPending.set(false);
        List<LogWatch> asked;
        synchronized (asking) {
            asked = List.copyOf(asking);
            asking.clear();
        }
        if (readOn()) {
            asked.forEach(watch -> watch.progress(told));
        } else {
            synchronized (asking) {
                asking.addAll(asked);
            }
            var unused = thread.schedule(this::look, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Tells of everything that is in the log by now; false if it could not be read. */
    private boolean readOn() {
        try {
            Growth growth = database.read(connection -> growth(connection, told));
            while (growth.head().revision() > told) {
                if (growth.head().compacted() > told) {
                    skipTo(growth.head().compacted());
                } else {
                    tell(growth.history());
                }
                growth = database.read(connection -> growth(connection, told));
            }
            return true;
        } catch (SQLException | StorageException e) {
            LOG.warn("cannot read on in the log after revision {}: {}", told, e.toString());
            return false;
        }
    }

    /** Others have written and compacted before it could be told; who began beyond that has missed nothing. */
    private void skipTo(long compacted) {
        for (LogWatch watch : watches) {
            if (watch.told() < compacted) {
                watch.end(new CompactedException(told, compacted));
            }
        }
        told = compacted;
    }

    private static Growth growth(Connection connection, long after) throws SQLException {
        Head head = LogReader.head(connection);
        boolean readable = head.revision() > after && head.compacted() <= after;
        return new Growth(
                head,
                readable
                        ? LogHistory.read(connection, KeyBounds.ALL, after, head.revision())
                        : new LogHistory(after, List.of()));
    }

    private void tell(LogHistory piece) {
        told = piece.upTo();
        watches.removeIf(LogWatch::isOver);
        for (LogWatch watch : watches) {
            watch.offer(piece.upTo(), piece.events());
        }
    }

    /** Begins a watch: the past from the log, by a reader, while new writes wait. */
    void begin(LogWatch watch) {
        execute(() -> {
            watches.add(watch);
            if (watch.told() >= told) {
                watch.goLive(told);
            } else {
                long upTo = told;
                readers.execute(() -> catchUp(watch, upTo));
            }
        });
    }

    private void catchUp(LogWatch watch, long upTo) {
        KeyBounds bounds = KeyBounds.of(watch.prefix(), "");
        try {
            while (!watch.isOver() && watch.told() < upTo) {
                long after = watch.told();
                LogHistory piece = database.read(connection -> {
                    LogReader.head(connection).check(after);
                    return LogHistory.read(connection, bounds, after, upTo);
                });
                watch.tell(piece.upTo(), piece.events());
            }
            execute(() -> watch.goLive(told));
        } catch (StorageException e) {
            watch.end(e);
        } catch (SQLException e) {
            watch.end(database.failure("read history", e));
        } catch (RejectedExecutionException e) {
            watch.end(LogStorage.closed());
        }
    }

    private void endAll(StorageException cause) {
        watches.forEach(watch -> watch.end(cause));
        watches.clear();
    }

    /** Tells what has been handed over, ends all watches, and stops. */
    @Override
    public void close() {
        execute(() -> endAll(LogStorage.closed()));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a watch's listener blocks; the store is closed without waiting for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
