package dev.annex.openapi.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.annex.codec.ProtobufWriter;
import dev.annex.codec.Yaml;
import java.util.Map;
import java.util.Objects;

/** Writes OpenAPI documents as protobuf, byte for byte as Kubernetes' own servers do (D-20, D-22). */
public final class OpenApiProtobuf {

    private static final OpenApiProtobuf V2 = new OpenApiProtobuf(V2Messages.TABLE);
    private static final OpenApiProtobuf V3 = new OpenApiProtobuf(V3Messages.TABLE);

    private final Map<String, Message> messages;

    private OpenApiProtobuf(String table) {
        this.messages = Message.table(table);
    }

    /** The message of a document of version 2. */
    public static byte[] v2(JsonNode document) {
        return V2.message("Document", document);
    }

    /** The message of a document of version 3. */
    public static byte[] v3(JsonNode document) {
        return V3.message("Document", document);
    }

    private byte[] message(String type, JsonNode json) {
        ProtobufWriter out = new ProtobufWriter();
        Objects.requireNonNull(messages.get(type), type)
                .divide(json)
                .forEach((field, parts) -> parts.forEach((key, value) -> write(out, field, key, value)));
        return out.toByteArray();
    }

    private void write(ProtobufWriter out, Field field, String key, JsonNode value) {
        if (field.hasKeys()) {
            ProtobufWriter pair = new ProtobufWriter();
            write(pair, 1, "text", TextNode.valueOf(key), false);
            write(pair, 2, field.type(), value, false);
            out.bytes(field.number(), pair.toByteArray());
        } else if (field.repeated() && value.isArray()) {
            value.forEach(element -> write(out, field.number(), field.type(), element, true));
        } else {
            write(out, field.number(), field.type(), value, field.always());
        }
    }

    private void write(ProtobufWriter out, int number, String type, JsonNode value, boolean always) {
        switch (type) {
            case "text" -> {
                if (always || !value.asText().isEmpty()) {
                    out.text(number, value.asText());
                }
            }
            case "flag" -> {
                if (always || value.booleanValue()) {
                    out.flag(number, value.booleanValue());
                }
            }
            case "whole" -> {
                if (always || value.longValue() != 0) {
                    out.whole(number, value.longValue());
                }
            }
            case "real" -> {
                if (always || value.doubleValue() != 0) {
                    out.real(number, value.doubleValue());
                }
            }
            case "any" ->
                out.bytes(
                        number,
                        new ProtobufWriter().text(2, Yaml.rewrite(value)).toByteArray());
            default -> out.bytes(number, message(type, value));
        }
    }
}
