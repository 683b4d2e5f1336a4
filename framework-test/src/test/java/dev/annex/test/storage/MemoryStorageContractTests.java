package dev.annex.test.storage;

import dev.annex.storage.Storage;
import dev.annex.storage.memory.MemoryStorage;
import java.nio.file.Path;

/** The reference back end against the contract. */
class MemoryStorageContractTests extends StorageContract {

    @Override
    protected Storage open(Path folder) {
        return new MemoryStorage();
    }

    @Override
    protected boolean durable() {
        return false;
    }
}
