package dev.annex.storage.sql;

import dev.annex.storage.Storage;
import dev.annex.test.storage.StorageContract;
import java.nio.file.Path;

/** The embedded back end against the contract. */
class SqliteStorageContractTests extends StorageContract {

    @Override
    protected Storage open(Path folder) {
        return SqliteStorage.open(folder.resolve("annex.db"));
    }
}
