package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersionKind;
import dev.annex.watchcache.BodyRevision;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of objects of one version, laid out so that a resourceVersion and a type can be put in and taken out by
 * copying alone.
 *
 * <p>Stored: <code>{"kind":"K","apiVersion":"G/V","metadata":{ … },"spec": … }</code>, without a resourceVersion. In the
 * cache, as a <em>body</em>: <code>{"metadata":{"resourceVersion":"7", … },"spec": … }</code>, without the type, which a
 * body is given when it is sent.
 */
public final class ObjectBytes {

    private static final byte[] METADATA = bytes(BodyRevision.PREFIX);
    private static final byte[] COMMA = bytes("\",");
    private static final List<String> TYPE = List.of("kind", "apiVersion");

    private final byte[] typePrefix;
    private final byte[] storedPrefix;

    /** The bytes of objects of that kind and version. */
    public ObjectBytes(GroupVersionKind kind) {
        ObjectNode type = Json.object()
                .put("kind", kind.kind())
                .put("apiVersion", kind.groupVersion().toString());
        byte[] typed = Json.bytes(type);
        typePrefix = Arrays.copyOf(typed, typed.length);
        typePrefix[typePrefix.length - 1] = ',';
        storedPrefix = concat(typePrefix, bytes("\"metadata\":{"));
    }

    /** What a body is preceded by, in place of its first brace, to become an object of its own. */
    public byte[] typePrefix() {
        return typePrefix;
    }

    /** The bytes to be stored. The tree's type and resourceVersion are not among what is looked at. */
    byte[] store(ObjectNode object) {
        ObjectNode plain = Json.object();
        ObjectNode metadata = ((ObjectNode) object.required("metadata")).deepCopy();
        metadata.remove("resourceVersion");
        plain.set("metadata", metadata);
        object.properties().forEach(field -> {
            if (!TYPE.contains(field.getKey()) && !field.getKey().equals("metadata")) {
                plain.set(field.getKey(), field.getValue());
            }
        });
        byte[] json = Json.bytes(plain);
        byte[] stored = new byte[typePrefix.length + json.length - 1];
        System.arraycopy(typePrefix, 0, stored, 0, typePrefix.length);
        System.arraycopy(json, 1, stored, typePrefix.length, json.length - 1);
        return stored;
    }

    /** Whether stored bytes are laid out as {@link #store} does, so that {@link #body} may be used. */
    boolean laidOut(byte[] stored) {
        return stored.length > storedPrefix.length
                && stored[storedPrefix.length] == '"'
                && Arrays.equals(stored, 0, storedPrefix.length, storedPrefix, 0, storedPrefix.length);
    }

    /** The body of stored bytes at a revision. */
    byte[] body(byte[] stored, long revision) {
        byte[] number = bytes(Long.toString(revision));
        int rest = stored.length - storedPrefix.length;
        byte[] body = new byte[METADATA.length + number.length + COMMA.length + rest];
        System.arraycopy(METADATA, 0, body, 0, METADATA.length);
        System.arraycopy(number, 0, body, METADATA.length, number.length);
        System.arraycopy(COMMA, 0, body, METADATA.length + number.length, COMMA.length);
        System.arraycopy(stored, storedPrefix.length, body, body.length - rest, rest);
        return body;
    }

    /** The body of a tree, with the resourceVersion that it carries at the place where all bodies have it. */
    public static byte[] body(ObjectNode object) {
        ObjectNode plain = Json.object();
        ObjectNode metadata = plain.putObject("metadata");
        ObjectMeta given = ObjectMeta.of(object);
        if (!given.resourceVersion().isEmpty()) {
            metadata.put("resourceVersion", given.resourceVersion());
        }
        metadata.setAll(given.json());
        object.properties().forEach(field -> {
            if (!TYPE.contains(field.getKey()) && !field.getKey().equals("metadata")) {
                plain.set(field.getKey(), field.getValue());
            }
        });
        return Json.bytes(plain);
    }

    /** The tree of a body, with its type. */
    public static ObjectNode tree(byte[] body, GroupVersionKind kind) {
        JsonNode parsed = Json.parse(body);
        ObjectNode tree = Json.object()
                .put("kind", kind.kind())
                .put("apiVersion", kind.groupVersion().toString());
        tree.setAll((ObjectNode) parsed);
        return tree;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
