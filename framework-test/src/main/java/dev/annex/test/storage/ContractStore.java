package dev.annex.test.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.WriteResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store under test, with every answer waited for. */
final class ContractStore implements AutoCloseable {

    static final ContractStore NONE = new ContractStore(null, false);

    private static final long PATIENCE_SECONDS = 60;

    private final @Nullable Supplier<Storage> opener;
    private final boolean durable;
    private @Nullable Storage storage;

    ContractStore(@Nullable Supplier<Storage> opener, boolean durable) {
        this.opener = opener;
        this.durable = durable;
        this.storage = opener == null ? null : opener.get();
    }

    Storage storage() {
        Storage open = storage;
        if (open == null) {
            throw new IllegalStateException("no store is open");
        }
        return open;
    }

    boolean durable() {
        return durable;
    }

    void reopen() {
        close();
        storage = opener == null ? null : opener.get();
    }

    @Override
    public void close() {
        Storage open = storage;
        storage = null;
        if (open != null) {
            open.close();
        }
    }

    long revision() {
        return await(storage().revision());
    }

    Optional<Entry> get(String key) {
        return await(storage().get(key));
    }

    Range range(String prefix) {
        return await(storage().range(prefix, "", 0, 0));
    }

    Range rangeAt(String prefix, long revision) {
        return await(storage().range(prefix, "", revision, 0));
    }

    WriteResult put(String key, String value, long expected) {
        return await(storage().put(key, value.getBytes(UTF_8), expected));
    }

    WriteResult delete(String key, long expected) {
        return await(storage().delete(key, expected));
    }

    /** Puts what has to be accepted, and gives the revision. */
    long mustPut(String key, String value, long expected) {
        return committed(put(key, value, expected));
    }

    /** Deletes what has to be there, and gives the revision. */
    long mustDelete(String key, long expected) {
        return committed(delete(key, expected));
    }

    void compact(long revision) {
        await(storage().compact(revision));
    }

    static long committed(WriteResult result) {
        if (result instanceof WriteResult.Committed committed) {
            return committed.revision();
        }
        throw new AssertionError("the write should have been committed, but: " + result);
    }

    static List<String> keys(Range range) {
        return range.entries().stream().map(Entry::key).toList();
    }

    /** What has to be there. */
    static Entry present(@Nullable Entry entry) {
        if (entry == null) {
            throw new AssertionError("an entry should be there");
        }
        return entry;
    }

    static String text(Entry entry) {
        return new String(entry.value(), UTF_8);
    }

    /** Waits for an answer; a failure is thrown as what it is. */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError("a future failed with no StorageException", e);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
