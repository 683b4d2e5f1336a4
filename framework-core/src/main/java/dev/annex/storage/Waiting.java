package dev.annex.storage.transfer;

import dev.annex.storage.StorageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for a store's answers; failures are thrown as what they are. */
final class Waiting {

    private Waiting() {}

    static <T> T on(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StorageException known
                    ? known
                    : new StorageException("the store does not answer: " + e.getCause(), e);
        }
    }
}
