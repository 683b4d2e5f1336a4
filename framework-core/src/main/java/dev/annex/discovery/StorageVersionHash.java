package dev.annex.discovery;

import dev.annex.meta.GroupVersionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The hash by which clients notice that a resource is stored in another version (D-08). */
public final class StorageVersionHash {

    private static final int LENGTH = 8;

    private StorageVersionHash() {}

    /** The hash of the kind that objects are stored as. */
    public static String of(GroupVersionKind stored) {
        String text = stored.group() + "/" + stored.version() + "/" + stored.kind();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
