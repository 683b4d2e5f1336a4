package dev.annex.storage.encryption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a store.
 *
 * @param readKeys all keys, by name
 * @param writeKey the one of them that seals what is written; null to write plaintext, on the way out of encryption
 * @param plaintextAllowed whether values that are not sealed may be read, on the way into encryption or out of it
 */
public record Keyring(
        Map<String, EncryptionKey> readKeys, @Nullable EncryptionKey writeKey, boolean plaintextAllowed) {

    /**
     * A ring of keys.
     *
     * @param keys all keys, with different names
     * @param writeId the name of the key that seals what is written; empty to write plaintext, which then can be read too
     * @throws IllegalArgumentException if there are no keys, if two have one name, or if none has {@code writeId}
     */
    public static Keyring of(List<EncryptionKey> keys, String writeId, boolean plaintextAllowed) {
        Map<String, EncryptionKey> byId = new LinkedHashMap<>();
        for (EncryptionKey key : keys) {
            if (byId.put(key.id(), key) != null) {
                throw new IllegalArgumentException("two encryption keys have the name " + key.id());
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("encryption needs a key");
        }
        if (!writeId.isEmpty() && !byId.containsKey(writeId)) {
            throw new IllegalArgumentException(
                    "there is no encryption key " + writeId + " to write with; there are " + names(byId));
        }
        return new Keyring(byId, byId.get(writeId), plaintextAllowed || writeId.isEmpty());
    }

    Optional<EncryptionKey> find(String id) {
        return Optional.ofNullable(readKeys.get(id));
    }

    /** The name of the key that seals what is written; empty for plaintext. */
    String writeId() {
        return writeKey == null ? "" : writeKey.id();
    }

    String names() {
        return names(readKeys);
    }

    private static String names(Map<String, EncryptionKey> keys) {
        return keys.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
