package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.status.Details;
import dev.annex.status.Failures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Validates what tests write down, and says what is wrong as clients read it. */
final class Validation {

    private final ObjectValidator validator;

    private Validation(ObjectValidator validator) {
        this.validator = validator;
    }

    /** By the schema of a whole object. */
    static Validation by(String schema) {
        return by(schema, null, ValueRules.NONE);
    }

    static Validation by(String schema, ScalePaths scale, ValueRules rules) {
        return new Validation(ObjectValidator.of(Schema.parse(object(schema)), scale, rules));
    }

    /** By the schema of the field {@code v}. */
    static Validation ofField(String schema) {
        return by("{\"type\":\"object\",\"properties\":{\"v\":" + schema + "}}");
    }

    List<String> create(String object) {
        FieldErrors errors = new FieldErrors();
        validator.validateCreate(object(object), errors);
        return causes(errors);
    }

    List<String> update(String old, String object) {
        FieldErrors errors = new FieldErrors();
        validator.validateUpdate(object(object), object(old), errors, tolerated -> {});
        return causes(errors);
    }

    List<String> updateStatus(String old, String object) {
        FieldErrors errors = new FieldErrors();
        validator.validateStatusUpdate(object(object), object(old), errors, tolerated -> {});
        return causes(errors);
    }

    static List<String> causes(FieldErrors errors) {
        Details details = Failures.invalid("", "", "", "", errors.asList()).details();
        return Objects.requireNonNull(details).causes().stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
