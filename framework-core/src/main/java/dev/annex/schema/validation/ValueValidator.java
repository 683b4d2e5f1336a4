package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of a schema, compiled. */
final class ValueValidator {

    private final Schema schema;
    private final TypeKeyword type;
    private final EnumKeyword values;
    private final List<Keyword> keywords;

    private ValueValidator(Schema schema, Path path) {
        ObjectNode json = schema.json();
        Format format = Format.of(schema);
        this.schema = schema;
        this.type = new TypeKeyword(schema, format);
        this.values = new EnumKeyword(json.path("enum"));
        // upstream's order, in which failures are told
        this.keywords = Stream.of(
                        type,
                        CompositionKeyword.of(json, path),
                        new StringKeyword(json, path),
                        new FormatKeyword(format),
                        new NumberKeyword(json, type),
                        new ListKeyword(schema, path),
                        values,
                        new ObjectKeyword(schema, path))
                .toList();
    }

    /**
     * Compiles a schema.
     *
     * @param path where it is, for failures
     * @throws IllegalArgumentException if it cannot be compiled
     */
    static ValueValidator of(Schema schema, Path path) {
        return new ValueValidator(schema, path);
    }

    /**
     * Judges a value. What is wrong with it and was wrong with the same value before is tolerated.
     *
     * @param old what the value was before; null if it was not there or cannot be told
     */
    void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        if (old == null) {
            run(value, path, null, result);
            return;
        }
        Result own = new Result();
        run(value, path, old, own);
        if (!own.valid() && Correlation.unchanged(schema, value, old)) {
            own.forgive();
        }
        result.merge(own);
    }

    private void run(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        if (value.isNull()) {
            type.checkNull(path, result);
            values.check(value, path, old, result);
            return;
        }
        for (Keyword keyword : keywords) {
            if (keyword.appliesTo(value)) {
                keyword.check(value, path, old, result);
                result.count();
            }
        }
        result.count();
    }
}
