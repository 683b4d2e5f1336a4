package dev.annex.test.storage;

import dev.annex.storage.Storage;
import dev.annex.storage.encryption.EncryptedStorage;
import dev.annex.storage.encryption.EncryptionKey;
import dev.annex.storage.encryption.Keyring;
import dev.annex.storage.memory.MemoryStorage;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Encryption changes nothing of the contract. */
class EncryptedStorageContractTests extends StorageContract {

    private static final EncryptionKey KEY =
            EncryptionKey.of("k1", Base64.getEncoder().encodeToString(new byte[32]));

    @Override
    protected Storage open(Path folder) {
        return new EncryptedStorage(new MemoryStorage(), Keyring.of(List.of(KEY), "k1", false));
    }

    @Override
    protected boolean durable() {
        return false;
    }
}
