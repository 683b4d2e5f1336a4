package dev.annex.storage.encryption;

import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that the operator gives, under which data keys are sealed.
 *
 * @param id its name, which stands in front of every value that it sealed
 * @param secret the AES key
 */
public record EncryptionKey(String id, SecretKey secret) {

    private static final int BYTES = 32;
    private static final Pattern ID = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /** Checks the name, which has to be a DNS label. */
    public EncryptionKey {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the name " + id
                    + " of an encryption key has to be at most 63 lower-case letters, digits and dashes");
        }
    }

    /**
     * A key as operators write it.
     *
     * @param base64 32 random bytes in base64, as {@code head -c 32 /dev/urandom | base64} makes them
     * @throws IllegalArgumentException if it is something else; the message does not repeat it
     */
    public static EncryptionKey of(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the encryption key " + id + " is not base64", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the encryption key " + id + " has " + bytes.length + " bytes, not "
                    + BYTES + "; make one with: head -c 32 /dev/urandom | base64");
        }
        return new EncryptionKey(id, new SecretKeySpec(bytes, "AES"));
    }

    @Override
    public String toString() {
        return "EncryptionKey[id=" + id + "]";
    }
}
