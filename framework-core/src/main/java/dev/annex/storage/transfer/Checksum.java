package dev.annex.storage.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Entry;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A checksum of a heading and of entries, in order. Not thread-safe. */
final class Checksum {

    private final MessageDigest digest;

    Checksum(Heading heading) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        add(heading.prefix().getBytes(UTF_8));
        add(heading.revision());
    }

    void add(Entry entry) {
        add(entry.key().getBytes(UTF_8));
        add(entry.revision());
        add(entry.value());
    }

    private void add(byte[] bytes) {
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
