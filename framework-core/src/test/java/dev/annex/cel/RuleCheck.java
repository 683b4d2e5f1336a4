package dev.annex.cel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.ValueRules;
import dev.annex.status.Failures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies the rules of a schema that a test writes down, and says what is wrong as clients read it. */
final class RuleCheck {

    private final ValueRules rules;

    private RuleCheck(ValueRules rules) {
        this.rules = rules;
    }

    /** By the rules of a schema, written with single quotes. */
    static RuleCheck by(String schema) {
        return new RuleCheck(ValidationRules.of(Schema.parse(object(schema))));
    }

    /** By the rules of the schema of the field {@code v}. */
    static RuleCheck ofField(String schema) {
        return by("{'type':'object','properties':{'v':" + schema + "}}");
    }

    List<String> create(String object) {
        return check(object, null);
    }

    List<String> update(String old, String object) {
        return check(object, old);
    }

    /** What an update is warned of. */
    List<String> tolerated(String old, String object) {
        List<String> warnings = new ArrayList<>();
        rules.validate(object(object), object(old), FieldPath.root(), error -> warnings.add(Failures.sentence(error)));
        return warnings;
    }

    private List<String> check(String object, @Nullable String old) {
        List<FieldError> errors =
                rules.validate(object(object), old == null ? null : object(old), FieldPath.root(), tolerated -> {});
        return Objects.requireNonNull(Failures.invalid("", "", "", "", errors).details()).causes().stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
