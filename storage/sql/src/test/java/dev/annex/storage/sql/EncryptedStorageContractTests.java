package dev.annex.storage.sql;

import dev.annex.storage.Storage;
import dev.annex.storage.encryption.EncryptedStorage;
import dev.annex.storage.encryption.EncryptionKey;
import dev.annex.storage.encryption.Keyring;
import dev.annex.test.storage.StorageContract;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The embedded back end under encryption against the contract; each opening seals with a data key of its own. */
class EncryptedStorageContractTests extends StorageContract {

    private static final EncryptionKey KEY =
            EncryptionKey.of("k1", Base64.getEncoder().encodeToString(new byte[32]));

    @Override
    protected Storage open(Path folder) {
        return new EncryptedStorage(
                SqliteStorage.open(folder.resolve("annex.db")), Keyring.of(List.of(KEY), "k1", false));
    }
}
