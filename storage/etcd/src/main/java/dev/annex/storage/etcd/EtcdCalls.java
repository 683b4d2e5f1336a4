package dev.annex.storage.etcd;

import dev.annex.storage.StorageException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls to etcd that are under way. Each fails in time, with one of our failures; when nothing has answered for a
 * while, the link is made anew.
 */
final class EtcdCalls {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdCalls.class);

    private final EtcdSettings settings;
    private final EtcdLink link;
    private final Runnable afterRenewal;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "annex-etcd");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Calls over a link.
     *
     * @param afterRenewal what has to be done once the link has been made anew
     */
    EtcdCalls(EtcdSettings settings, EtcdLink link, Runnable afterRenewal) {
        this.settings = settings;
        this.link = link;
        this.afterRenewal = afterRenewal;
    }

    /** Makes a call with a time limit, whose failure is one of ours. */
    @SuppressWarnings("CollectionUndefinedEquality") // futures are told apart by identity, as meant
    <T> CompletableFuture<T> make(String doing, Supplier<CompletableFuture<T>> call) {
        if (closed.get()) {
            return CompletableFuture.failedFuture(closedFailure());
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        unanswered.add(answer);
        try {
            var unused = call.get()
                    .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((result, failure) -> {
                        unanswered.remove(answer);
                        if (failure == null) {
                            link.heard();
                            answer.complete(result);
                        } else {
                            connectAnewAfter(failure);
                            answer.completeExceptionally(failure(doing, failure));
                        }
                    });
        } catch (RuntimeException e) {
            unanswered.remove(answer);
            answer.completeExceptionally(failure(doing, e));
        }
        return answer;
    }

    private void connectAnewAfter(Throwable failure) {
        if (EtcdFailures.isSilence(failure)) {
            later(0, () -> {
                if (link.renewIfSilent()) {
                    afterRenewal.run();
                }
            });
        }
    }

    private StorageException failure(String doing, Throwable failure) {
        if (closed.get()) {
            return closedFailure();
        }
        return EtcdFailures.unwrap(failure) instanceof StorageException known
                ? known
                : EtcdFailures.of(settings.endpoints(), doing, failure);
    }

    /** Does something after a while, off the client's threads. */
    void later(long millis, Runnable task) {
        try {
            var unused = scheduler.schedule(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.warn("a watch of etcd failed: {}", e.toString());
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("the store has been closed", e);
        }
    }

    boolean closed() {
        return closed.get();
    }

    /** Takes no more calls; whether this is the first time that it is told so. */
    boolean refuse() {
        return closed.compareAndSet(false, true);
    }

    /** Closes the link, and fails the calls that are still without an answer. */
    void end() {
        scheduler.shutdown();
        link.close();
        // the client forgets about them
        unanswered.forEach(answer -> answer.completeExceptionally(closedFailure()));
        unanswered.clear();
    }

    static StorageException closedFailure() {
        return new StorageException("the store has been closed");
    }
}
