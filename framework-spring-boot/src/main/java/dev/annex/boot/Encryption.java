package dev.annex.boot;

import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.encryption.EncryptedStorage;
import dev.annex.storage.encryption.EncryptionKey;
import dev.annex.storage.encryption.Keyring;
import dev.annex.storage.encryption.Resealing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encryption as the settings ask for it.
 *
 * @param keyring the keys; null for no encryption
 */
record Encryption(@Nullable Keyring keyring) {

    private static final Logger LOG = LoggerFactory.getLogger(Encryption.class);

    /** As many as one page of the store has; a store is rarely encrypted in part, and then says so when it is read. */
    private static final int LOOKED_AT = 500;

    static Encryption of(EncryptionProperties settings) {
        if (settings.keys().isEmpty()) {
            if (!settings.writeKey().isEmpty()) {
                throw new WrongSettingException(
                        "annex.storage.encryption.write-key is " + settings.writeKey()
                                + ", and annex.storage.encryption.keys is empty.",
                        "Write annex.storage.encryption.keys." + settings.writeKey()
                                + ".file=<a file with 32 random bytes in base64>.");
            }
            return new Encryption(null);
        }
        List<EncryptionKey> keys = settings.keys().entrySet().stream()
                .map(each -> key(each.getKey(), each.getValue()))
                .toList();
        return new Encryption(Keyring.of(keys, settings.writeKey(), settings.plaintextAllowed()));
    }

    private static EncryptionKey key(String id, EncryptionProperties.Key key) {
        String setting = "annex.storage.encryption.keys." + id;
        if ((key.file() == null) == (key.value() == null)) {
            throw new WrongSettingException(
                    setting + " has to have either a file or a value.",
                    "Write " + setting + ".file=<a file with 32 random bytes in base64>.");
        }
        if (key.file() == null) {
            return EncryptionKey.of(id, String.valueOf(key.value()));
        }
        try {
            return EncryptionKey.of(id, Files.readString(key.file()));
        } catch (IOException e) {
            throw new WrongSettingException(
                    setting + ".file is " + key.file() + ", which cannot be read: " + e,
                    "Make the key with: head -c 32 /dev/urandom | base64 > " + key.file());
        }
    }

    /** Puts itself on top of a store, unless that cannot be read then, in which case the store is closed. */
    Storage apply(Storage beneath, String prefix) {
        try {
            if (keyring == null) {
                checkPlaintext(beneath, prefix);
                return beneath;
            }
            EncryptedStorage storage = new EncryptedStorage(beneath, keyring);
            report(storage.resealing(prefix).check());
            return storage;
        } catch (StorageException e) {
            beneath.close();
            throw e;
        }
    }

    private static void report(Resealing.Findings findings) {
        if (findings.stale() > 0) {
            LOG.info(
                    "{} of {} stored objects are not encrypted with the write key; POST /admin/storage/rewrite changes that"
                            + " (by key: {})",
                    findings.stale(),
                    findings.values(),
                    findings.byKey());
        }
    }

    private static void checkPlaintext(Storage storage, String prefix) {
        boolean sealed;
        try {
            sealed = storage.range(prefix, "", 0, LOOKED_AT).join().entries().stream()
                    .anyMatch(entry -> EncryptedStorage.isSealed(entry.value()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof StorageException known ? known : new StorageException(e.toString(), e);
        }
        if (sealed) {
            throw new StorageException(
                    "its objects are encrypted, and there are no annex.storage.encryption.keys; give it the keys that it"
                            + " was written with");
        }
    }
}
