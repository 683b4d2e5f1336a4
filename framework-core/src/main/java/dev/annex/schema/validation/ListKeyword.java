package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.schema.Schema;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code items}, {@code minItems}, {@code maxItems} and {@code uniqueItems}. */
final class ListKeyword implements Keyword {

    private final Schema schema;
    private final @Nullable ValueValidator items;
    private final long fewest;
    private final long most;
    private final boolean unique;

    ListKeyword(Schema schema, Path path) {
        JsonNode json = schema.json();
        Schema declared = schema.items();
        this.schema = schema;
        this.items = declared == null ? null : ValueValidator.of(declared, new Path(path, "[]"));
        this.fewest = json.path("minItems").asLong(0);
        this.most = json.path("maxItems").asLong(Long.MAX_VALUE);
        this.unique = json.path("uniqueItems").asBoolean(false);
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return value.isArray();
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        int size = value.size();
        if (items != null) {
            Correlation.Elements before = Correlation.elements(schema, old);
            for (int i = 0; i < size; i++) {
                items.check(value.get(i), path.index(i), before.of(value.get(i)), result);
            }
        }
        if (size < fewest) {
            result.add(Violation.of(
                    FieldError.Type.INVALID, path, size, path + " in body should have at least " + fewest + " items"));
        }
        if (size > most) {
            result.add(Violation.tooMany(path, size, most, "items"));
        }
        if (unique && repeats(value)) {
            result.add(Violation.of(FieldError.Type.INVALID, path, "", path + " in body shouldn't contain duplicates"));
        }
        result.count();
    }

    private static boolean repeats(JsonNode list) {
        Set<Object> seen = new HashSet<>();
        for (JsonNode element : list) {
            if (!seen.add(GoValues.key(element))) {
                return true;
            }
        }
        return false;
    }
}
