package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.annex.codec.ProtobufMessage.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Kubernetes' protobuf for the types of its own that a server of any kind answers with: Status, PartialObjectMetadata,
 * discovery and watch events around them (N-05). Kinds that are defined by a schema have none.
 */
public final class Protobuf {

    /** What every object begins with, before its type and contents. */
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Protobuf() {}

    /** The object with its envelope; empty if it is of a kind that has no protobuf. */
    public static Optional<byte[]> encode(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText("");
        String kind = object.path("kind").asText("");
        return ProtobufMessage.of(apiVersion, kind)
                .map(message -> envelope(apiVersion, kind, message(object, message)));
    }

    /** A list of whatever kind, which has nothing in it that would need protobuf of its own. */
    public static byte[] encodeEmptyList(JsonNode list) {
        return envelope(
                list.path("apiVersion").asText(""),
                list.path("kind").asText(""),
                message(list, ProtobufMessage.listMeta()));
    }

    private static byte[] envelope(String apiVersion, String kind, byte[] message) {
        ByteArrayOutputStream type = new ByteArrayOutputStream();
        write(type, 1, bytes(apiVersion));
        write(type, 2, bytes(kind));
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        envelope.writeBytes(MAGIC);
        write(envelope, 1, type.toByteArray());
        write(envelope, 2, message);
        write(envelope, 3, bytes(""));
        write(envelope, 4, bytes(""));
        return envelope.toByteArray();
    }

    /** A frame of a watch (W-41): its length, and the event around the object; empty if the object has no protobuf. */
    public static Optional<byte[]> frame(String type, JsonNode object) {
        return encode(object).map(raw -> {
            ByteArrayOutputStream extension = new ByteArrayOutputStream();
            write(extension, 1, raw);
            ByteArrayOutputStream event = new ByteArrayOutputStream();
            write(event, 1, bytes(type));
            write(event, 2, extension.toByteArray());
            return ByteBuffer.allocate(Integer.BYTES + event.size())
                    .putInt(event.size())
                    .put(event.toByteArray())
                    .array();
        });
    }

    private static byte[] message(JsonNode object, ProtobufMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : message.fields()) {
            JsonNode value = object.get(field.name());
            if (value == null || value.isNull()) {
                if (field.always()) {
                    write(out, field, MissingNode.getInstance());
                }
                continue;
            }
            if (value.isArray() && field.type() != ProtobufMessage.Type.VERBS) {
                value.forEach(element -> write(out, field, element));
            } else if (field.type() == ProtobufMessage.Type.MAP) {
                value.properties().forEach(entry -> {
                    ByteArrayOutputStream pair = new ByteArrayOutputStream();
                    write(pair, 1, bytes(entry.getKey()));
                    write(pair, 2, bytes(entry.getValue().asText("")));
                    write(out, field.number(), pair.toByteArray());
                });
            } else {
                write(out, field, value);
            }
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Field field, JsonNode value) {
        switch (field.type()) {
            case TEXT, MAP -> write(out, field.number(), bytes(value.asText("")));
            case NUMBER -> write(out, field.number(), value.longValue());
            case FLAG -> write(out, field.number(), value.booleanValue() ? 1 : 0);
            case TIME -> {
                ByteArrayOutputStream time = new ByteArrayOutputStream();
                if (value.isTextual()) {
                    write(time, 1, Instant.parse(value.textValue()).getEpochSecond());
                    write(time, 2, 0);
                }
                write(out, field.number(), time.toByteArray());
            }
            case JSON -> {
                ByteArrayOutputStream raw = new ByteArrayOutputStream();
                write(raw, 1, Json.bytes(value));
                write(out, field.number(), raw.toByteArray());
            }
            case VERBS -> {
                ByteArrayOutputStream verbs = new ByteArrayOutputStream();
                value.forEach(verb -> write(verbs, 1, bytes(verb.asText())));
                write(out, field.number(), verbs.toByteArray());
            }
            case MESSAGE -> write(out, field.number(), message(value, field.message()));
        }
    }

    private static void write(ByteArrayOutputStream out, int number, byte[] value) {
        varint(out, ((long) number << 3) | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void write(ByteArrayOutputStream out, int number, long value) {
        varint(out, (long) number << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
