package dev.annex.authentication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Fingerprints of what must not be kept or compared itself. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
