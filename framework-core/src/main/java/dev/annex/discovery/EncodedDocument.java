package dev.annex.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A document that never changes while the server runs: its JSON bytes and their hash (D-11, D-20 to D-22). */
public final class EncodedDocument {

    private final byte[] bytes;
    private final String hash;

    private EncodedDocument(byte[] bytes) {
        this.bytes = bytes;
        this.hash = HexFormat.of().withUpperCase().formatHex(sha512(bytes));
    }

    /** Serialises a tree as compact JSON. */
    public static EncodedDocument of(JsonNode tree) {
        return new EncodedDocument(Json.bytes(tree));
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-512", e);
        }
    }

    /** The JSON, shared: it must not be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** The SHA-512 of the bytes in upper-case hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** The hash as an entity tag, in its quotation marks. */
    public String etag() {
        return '"' + hash + '"';
    }
}
