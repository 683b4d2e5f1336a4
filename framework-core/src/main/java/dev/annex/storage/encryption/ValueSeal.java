package dev.annex.storage.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values and opens them. A sealed value is
 *
 * <pre>{@code
 * annex:enc:v1:<key id>:  data key, sealed under that key (60)  salt (32)  value, sealed under the derived key (n + 28)
 * }</pre>
 */
final class ValueSeal {

    private static final String MARK = "annex:enc:";
    private static final byte[] MARK_BYTES = MARK.getBytes(UTF_8);
    private static final String FORM = MARK + "v1:";

    private static final int SEALED_KEY_BYTES = Aes.NONCE_BYTES + Aes.KEY_BYTES + Aes.TAG_BYTES;
    private static final int SALT_BYTES = 32;
    private static final int LEAST_BYTES = SEALED_KEY_BYTES + SALT_BYTES + Aes.NONCE_BYTES + Aes.TAG_BYTES;
    private static final int LONGEST_ID = 63;

    /** Each process that ever wrote to the store has left one. */
    private static final int DATA_KEYS_KEPT = 1000;

    private final Keyring keyring;
    private final byte[] heading;
    private final SecretKey dataKey;
    private final Map<ByteBuffer, SecretKey> dataKeys =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, SecretKey> eldest) {
                    return size() > DATA_KEYS_KEPT;
                }
            });

    ValueSeal(Keyring keyring) {
        this.keyring = keyring;
        this.dataKey = new SecretKeySpec(Aes.random(Aes.KEY_BYTES), "AES");
        EncryptionKey writeKey = keyring.writeKey();
        this.heading = writeKey == null ? new byte[0] : heading(writeKey);
    }

    /** What stands in front of every value that this process seals. */
    private byte[] heading(EncryptionKey writeKey) {
        byte[] name = (FORM + writeKey.id() + ":").getBytes(UTF_8);
        byte[] sealedKey = Aes.seal(writeKey.secret(), dataKey.getEncoded(), name);
        return concat(name, sealedKey);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    byte[] seal(String key, byte[] value) {
        if (keyring.writeKey() == null) {
            return value;
        }
        byte[] front = concat(heading, Aes.random(SALT_BYTES));
        SecretKey valueKey = Aes.derive(dataKey, front, heading.length, SALT_BYTES);
        return concat(front, Aes.seal(valueKey, value, key.getBytes(UTF_8)));
    }

    /** The name of the key that a value is sealed with; empty for plaintext. */
    static Optional<String> keyId(byte[] value) {
        int id = FORM.length();
        if (!startsWithMark(value)) {
            return Optional.empty();
        }
        int end = id;
        while (end < value.length && end <= id + LONGEST_ID && value[end] != ':') {
            end++;
        }
        return Optional.of(end > id ? new String(value, id, end - id, UTF_8) : "");
    }

    private static boolean startsWithMark(byte[] value) {
        return value.length >= MARK_BYTES.length
                && Arrays.equals(value, 0, MARK_BYTES.length, MARK_BYTES, 0, MARK_BYTES.length);
    }

    /** Whether a value would be written otherwise today. */
    boolean stale(byte[] value) {
        return !keyId(value).orElse("").equals(keyring.writeId());
    }

    /**
     * What was put under the key.
     *
     * @throws StorageException if the value cannot be opened; says why
     */
    byte[] open(String key, byte[] value) {
        Optional<String> id = keyId(value);
        if (id.isEmpty()) {
            if (!keyring.plaintextAllowed()) {
                throw new StorageException("the value under " + key + " is not encrypted, and"
                        + " annex.storage.encryption.plaintext-allowed is false");
            }
            return value;
        }
        byte[] name = (FORM + id.get() + ":").getBytes(UTF_8);
        if (value.length < name.length + LEAST_BYTES || !Arrays.equals(name, Arrays.copyOf(value, name.length))) {
            throw new StorageException("the value under " + key + " is sealed in a form that this version of Annex"
                    + " does not know, or it has been cut off");
        }
        return open(key, value, name, id.get());
    }

    private byte[] open(String key, byte[] value, byte[] name, String id) {
        int salt = name.length + SEALED_KEY_BYTES;
        int sealed = salt + SALT_BYTES;
        SecretKey valueKey = Aes.derive(dataKey(key, value, name, id), value, salt, SALT_BYTES);
        try {
            return Aes.open(valueKey, value, sealed, value.length - sealed, key.getBytes(UTF_8));
        } catch (AEADBadTagException e) {
            throw new StorageException(
                    "the value under " + key + " is not the one that was sealed there: it has been changed, or moved"
                            + " from another key",
                    e);
        }
    }

    private SecretKey dataKey(String key, byte[] value, byte[] name, String id) {
        // copied, since what was read is longer than what is to be remembered
        byte[] sealedKey = Arrays.copyOfRange(value, 0, name.length + SEALED_KEY_BYTES);
        if (Arrays.equals(sealedKey, heading)) {
            return dataKey;
        }
        ByteBuffer remembered = ByteBuffer.wrap(sealedKey);
        SecretKey known = dataKeys.get(remembered);
        if (known != null) {
            return known;
        }
        EncryptionKey by = keyring.find(id)
                .orElseThrow(() -> new StorageException("the value under " + key + " is sealed with the key " + id
                        + ", which is not among annex.storage.encryption.keys (" + keyring.names() + ")"));
        try {
            byte[] plain = Aes.open(by.secret(), sealedKey, name.length, SEALED_KEY_BYTES, name);
            SecretKey opened = new SecretKeySpec(plain, "AES");
            dataKeys.put(remembered, opened);
            return opened;
        } catch (AEADBadTagException e) {
            throw new StorageException(
                    "the value under " + key + " cannot be opened with the key " + id + ": what"
                            + " annex.storage.encryption.keys gives for it is not the key that sealed the value, or the"
                            + " value has been changed",
                    e);
        }
    }
}
