package dev.annex.storage.memory;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.KeyOrder;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A store in memory, with the whole history since the last compaction.
 *
 * <p>Revisions begin at 1. Watchers are told of a write before its future completes, all by one thread of the store's
 * own. History is kept until {@link #compact} is called.
 */
public final class MemoryStorage implements Storage {

    private final Object lock = new Object();
    private final History history = new History();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "annex-memory-storage");
        thread.setDaemon(true);
        return thread;
    });
    private final List<MemoryWatch> watches = new ArrayList<>();
    private long written;
    private boolean closed;

    /** An empty store at revision 0. */
    public MemoryStorage() {}

    @Override
    public CompletableFuture<Long> revision() {
        synchronized (lock) {
            return closed ? refused() : CompletableFuture.completedFuture(history.revision());
        }
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        synchronized (lock) {
            return closed
                    ? refused()
                    : CompletableFuture.completedFuture(
                            Optional.ofNullable(history.latest().get(key)));
        }
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        TreePMap<String, Entry> state;
        long at;
        synchronized (lock) {
            if (closed) {
                return refused();
            }
            at = revision == 0 ? history.revision() : revision;
            try {
                state = history.at(at);
            } catch (StorageException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return CompletableFuture.completedFuture(page(state, at, prefix, start, limit));
    }

    private static Range page(TreePMap<String, Entry> state, long revision, String prefix, String start, int limit) {
        String from = KeyOrder.UTF8.compare(start, prefix) > 0 ? start : prefix;
        Collection<Entry> rest = (from.isEmpty() ? state : state.tailMap(from)).values();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : rest) {
            if (!entry.key().startsWith(prefix)) {
                break;
            }
            if (limit > 0 && entries.size() == limit) {
                return new Range(revision, entries, true);
            }
            entries.add(entry);
        }
        return new Range(revision, entries, false);
    }

    @Override
    public CompletableFuture<WriteResult> put(String key, byte[] value, long expected) {
        return write(key, value, expected);
    }

    @Override
    public CompletableFuture<WriteResult> delete(String key, long expected) {
        return write(key, null, expected);
    }

    private CompletableFuture<WriteResult> write(String key, byte @Nullable [] value, long expected) {
        CompletableFuture<WriteResult> answer = new CompletableFuture<>();
        synchronized (lock) {
            if (closed) {
                return refused();
            }
            Entry current = history.latest().get(key);
            long revision = current == null ? 0 : current.revision();
            boolean deletesNothing = value == null && current == null;
            if (revision != expected || deletesNothing) {
                return CompletableFuture.completedFuture(new WriteResult.Conflict(current));
            }
            Event event = history.append(key, value);
            written += value == null ? 0 : value.length;
            teller.execute(() -> {
                tell(event);
                answer.complete(new WriteResult.Committed(event.revision()));
            });
        }
        return answer;
    }

    private void tell(Event event) {
        watches.removeIf(MemoryWatch::isOver);
        for (MemoryWatch watch : watches) {
            watch.tell(event);
        }
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        MemoryWatch watch = new MemoryWatch(this, prefix, after, listener);
        synchronized (lock) {
            if (closed) {
                listener.onEnd(closedFailure());
                return watch;
            }
            long revision = history.revision();
            try {
                List<Event> missed = history.after(Math.max(1, after), prefix);
                teller.execute(() -> {
                    watch.tell(revision, missed);
                    watches.add(watch);
                });
            } catch (StorageException e) {
                teller.execute(() -> watch.end(e));
            }
        }
        return watch;
    }

    void requestProgress(MemoryWatch watch) {
        synchronized (lock) {
            if (!closed) {
                long revision = history.revision();
                teller.execute(() -> watch.tell(revision, List.of()));
            }
        }
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        synchronized (lock) {
            if (closed) {
                return refused();
            }
            try {
                history.compact(revision);
            } catch (StorageException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> load(List<Entry> entries, long revision) {
        synchronized (lock) {
            if (closed) {
                return refused();
            }
            try {
                history.load(entries, revision);
            } catch (StorageException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public OptionalLong written() {
        synchronized (lock) {
            return OptionalLong.of(written);
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                teller.execute(() -> watches.forEach(watch -> watch.end(closedFailure())));
                teller.shutdown();
            }
        }
    }

    private static <T> CompletableFuture<T> refused() {
        return CompletableFuture.failedFuture(closedFailure());
    }

    private static StorageException closedFailure() {
        return new StorageException("the store has been closed");
    }
}
