package dev.annex.test.storage;

import dev.annex.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests that every {@link Storage} has to pass, as a JUnit class to extend.
 *
 * <pre>{@code
 * class MyStorageContractTests extends StorageContract {
 *     @Override
 *     protected Storage open(Path folder) {
 *         return new MyStorage(folder);
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has a store of its own, opened for an empty folder and closed at the end. A case that a back end cannot
 * meet is overridden and disabled there, with the reason.
 */
public abstract class StorageContract {

    @TempDir
    Path folder;

    private ContractStore store = ContractStore.NONE;

    /** For subclasses. */
    protected StorageContract() {}

    /**
     * Opens the store that belongs to a folder: an empty one at the first call, the same one again at later calls, each
     * made after the store before has been closed. A back end that keeps nothing in files takes the folder as a name.
     */
    protected abstract Storage open(Path folder);

    /** Whether what was written is there again after closing and opening; true unless overridden. */
    protected boolean durable() {
        return true;
    }

    @BeforeEach
    void openStore() {
        store = new ContractStore(() -> open(folder), durable());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private ContractStore store() {
        return store;
    }

    @Nested
    class Writes extends WriteContract {
        Writes() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class ConcurrentWrites extends ConcurrentWriteContract {
        ConcurrentWrites() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Reads extends ReadContract {
        Reads() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Compaction extends CompactionContract {
        Compaction() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Watches extends WatchContract {
        Watches() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class ConcurrentWatches extends ConcurrentWatchContract {
        ConcurrentWatches() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Sizes extends SizeContract {
        Sizes() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Loading extends LoadContract {
        Loading() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Closing extends ClosingContract {
        Closing() {
            super(StorageContract.this::store);
        }
    }

    @Nested
    class Reopening extends ReopeningContract {
        Reopening() {
            super(StorageContract.this::store);
        }
    }
}
