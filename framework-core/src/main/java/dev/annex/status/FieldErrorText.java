package dev.annex.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.annex.api.FieldError;
import org.jspecify.annotations.Nullable;

/** How a field error reads (E-09). */
final class FieldErrorText {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FieldErrorText() {}

    /** The whole error: path and body. */
    static String full(FieldError error) {
        return error.field() + ": " + body(error);
    }

    /** The error without its path. */
    static String body(FieldError error) {
        StringBuilder text = new StringBuilder(error.type().text());
        if (error.type().printsValue() && error.value() != FieldError.OMITTED) {
            text.append(": ").append(value(error.value()));
        }
        if (!error.detail().isEmpty()) {
            text.append(": ").append(error.detail());
        }
        return text.toString();
    }

    /** Escapes what Go escapes in JSON, which stands nowhere but in texts (E-22). */
    private static String escape(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String number(JsonNode node) {
        boolean real = node.isNumber() && !(node.isIntegralNumber() && node.canConvertToLong());
        return real ? GoNumber.format(node.doubleValue()) : node.asText();
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof JsonNode node && node.isValueNode()) {
            return node.isTextual() ? GoQuote.quote(node.textValue()) : number(node);
        }
        if (value instanceof Double number) {
            return GoNumber.format(number);
        }
        if (value instanceof CharSequence text) {
            return GoQuote.quote(text.toString());
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        try {
            return escape(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a field error's value must be printable as JSON", e);
        }
    }
}
