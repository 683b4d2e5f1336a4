package dev.annex.registry;

import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import dev.annex.storage.StorageException;
import dev.annex.watchcache.NotReadyException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the storage on a worker thread, and turns what goes wrong into what clients are told. */
final class StorageAnswers {

    /** How long a write may take. */
    private static final long WRITE_SECONDS = 34;

    private StorageAnswers() {}

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(WRITE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Failures.timeout("request did not complete within requested timeout - context deadline exceeded", 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.timeout("request did not complete within requested timeout - context canceled", 0);
        } catch (ExecutionException e) {
            throw translate(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The one place where the storage's failures become answers. */
    static RuntimeException translate(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof StatusException status) {
            return status;
        }
        if (cause instanceof NotReadyException notReady) {
            return Failures.tooManyRequests(String.valueOf(notReady.getMessage()), 1);
        }
        if (cause instanceof StorageException storage) {
            return Failures.plain(String.valueOf(storage.getMessage())); // E-04
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
