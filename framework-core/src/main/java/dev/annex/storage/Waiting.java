package dev.annex.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for a store's answers, in code that may block. */
public final class Waiting {

    private Waiting() {}

    /**
     * The answer.
     *
     * @throws StorageException if the store fails, as what it failed with
     */
    public static <T> T on(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StorageException known
                    ? known
                    : new StorageException("the store does not answer: " + e.getCause(), e);
        }
    }
}
