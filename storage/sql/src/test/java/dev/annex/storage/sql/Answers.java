package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.WriteResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a store's answers. */
final class Answers {

    private Answers() {}

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static long put(Storage storage, String key, String value) {
        long expected = await(storage.get(key)).map(Entry::revision).orElse(0L);
        WriteResult result = await(storage.put(key, value.getBytes(UTF_8), expected));
        return ((WriteResult.Committed) result).revision();
    }

    static String text(Storage storage, String key) {
        return await(storage.get(key))
                .map(entry -> new String(entry.value(), UTF_8))
                .orElse("");
    }
}
