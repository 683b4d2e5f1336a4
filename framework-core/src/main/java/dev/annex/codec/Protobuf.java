package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.annex.codec.ProtobufMessage.Field;
import java.nio.ByteBuffer;
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
        byte[] envelope = new ProtobufWriter()
                .bytes(1, new ProtobufWriter().text(1, apiVersion).text(2, kind).toByteArray())
                .bytes(2, message)
                .text(3, "")
                .text(4, "")
                .toByteArray();
        return ByteBuffer.allocate(MAGIC.length + envelope.length)
                .put(MAGIC)
                .put(envelope)
                .array();
    }

    /** A frame of a watch (W-41): its length, and the event around the object; empty if the object has no protobuf. */
    public static Optional<byte[]> frame(String type, JsonNode object) {
        return encode(object).map(raw -> {
            byte[] extension = new ProtobufWriter().bytes(1, raw).toByteArray();
            byte[] event =
                    new ProtobufWriter().text(1, type).bytes(2, extension).toByteArray();
            return ByteBuffer.allocate(Integer.BYTES + event.length)
                    .putInt(event.length)
                    .put(event)
                    .array();
        });
    }

    private static byte[] message(JsonNode object, ProtobufMessage message) {
        ProtobufWriter out = new ProtobufWriter();
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
                value.properties()
                        .forEach(entry -> out.bytes(
                                field.number(),
                                new ProtobufWriter()
                                        .text(1, entry.getKey())
                                        .text(2, entry.getValue().asText(""))
                                        .toByteArray()));
            } else {
                write(out, field, value);
            }
        }
        return out.toByteArray();
    }

    private static void write(ProtobufWriter out, Field field, JsonNode value) {
        switch (field.type()) {
            case TEXT, MAP -> out.text(field.number(), value.asText(""));
            case NUMBER -> out.whole(field.number(), value.longValue());
            case FLAG -> out.flag(field.number(), value.booleanValue());
            case TIME -> {
                ProtobufWriter time = new ProtobufWriter();
                if (value.isTextual()) {
                    time.whole(1, Instant.parse(value.textValue()).getEpochSecond())
                            .whole(2, 0);
                }
                out.bytes(field.number(), time.toByteArray());
            }
            case JSON ->
                out.bytes(
                        field.number(),
                        new ProtobufWriter().bytes(1, Json.bytes(value)).toByteArray());
            case VERBS -> {
                ProtobufWriter verbs = new ProtobufWriter();
                value.forEach(verb -> verbs.text(1, verb.asText()));
                out.bytes(field.number(), verbs.toByteArray());
            }
            case MESSAGE -> out.bytes(field.number(), message(value, field.message()));
        }
    }
}
