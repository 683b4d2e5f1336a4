package dev.annex.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.cel.type.DeclaredType;
import dev.annex.cel.value.FieldNames;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of a schema and of everything inside it. */
final class RuleCompiler {

    private static final String ROOT = "openAPIV3Schema";

    private final Problems problems = new Problems();

    private RuleCompiler() {}

    /**
     * Compiles the rules of the schema of a kind.
     *
     * @throws IllegalArgumentException if something is wrong with one of them
     */
    static RuleLevel compile(Schema schema) {
        RuleCompiler compiler = new RuleCompiler();
        DeclaredType type = DeclaredType.of(schema, true);
        RuleLevel root = compiler.level(schema, schema, true, type, RulePlace.root(ROOT));
        compiler.problems.throwIfAny(ROOT);
        return root;
    }

    /**
     * Compiles a level.
     *
     * @param schema with the rules; another one than that of the values within {@code allOf}
     * @param values the schema of the values
     * @param type of the values; null if expressions do not see them
     */
    private RuleLevel level(
            Schema schema, Schema values, boolean resource, @Nullable DeclaredType type, RulePlace place) {
        List<CompiledRule> rules = rules(schema, values, type, place);
        List<RuleLevel> alternatives = new ArrayList<>();
        int index = 0;
        for (JsonNode each : schema.json().path("allOf")) {
            RulePlace below = place.below(".allOf[" + index++ + "]");
            if (each instanceof ObjectNode json) {
                RuleLevel alternative = level(Schema.parse(json), values, resource, type, below);
                if (!alternative.isEmpty()) {
                    alternatives.add(alternative);
                }
            }
        }
        return new RuleLevel(
                values,
                resource,
                rules,
                List.copyOf(alternatives),
                properties(schema, values, type, place),
                inside(
                        schema.additionalProperties(),
                        values.additionalProperties(),
                        type,
                        place.values(values, ".additionalProperties")),
                inside(schema.items(), values.items(), type, place.elements(values, ".items")));
    }

    private List<CompiledRule> rules(Schema schema, Schema values, @Nullable DeclaredType type, RulePlace place) {
        JsonNode declared = schema.json().path(RuleSearch.KEYWORD);
        if (declared.isEmpty()) {
            return List.of();
        }
        if (type == null) {
            problems.add(
                    place.path() + "." + RuleSearch.KEYWORD,
                    "Internal error: internal error: failed to construct type information for x-kubernetes-validations"
                            + " rules: unable to convert structural schema to CEL declarations");
            return List.of();
        }
        LevelCompiler compiler = new LevelCompiler(values, type, place, problems);
        List<CompiledRule> rules = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            compiler.compile(RuleDeclaration.parse(declared.get(i)), i).ifPresent(rules::add);
        }
        return List.copyOf(rules);
    }

    private Map<String, RuleLevel> properties(
            Schema schema, Schema values, @Nullable DeclaredType type, RulePlace place) {
        Map<String, RuleLevel> levels = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            Schema value = values.properties().get(name);
            if (value == null) {
                return;
            }
            // what has no name in expressions has rules all the same
            DeclaredType declared = type == null
                    ? null
                    : FieldNames.escape(name)
                            .map(type.fields()::get)
                            .orElseGet(() -> DeclaredType.of(value, value.embeddedResource()));
            RuleLevel below = level(
                    property, value, value.embeddedResource(), declared, place.below(".properties[" + name + "]"));
            if (!below.isEmpty()) {
                levels.put(name, below);
            }
        });
        return Map.copyOf(levels);
    }

    private @Nullable RuleLevel inside(
            @Nullable Schema schema, @Nullable Schema values, @Nullable DeclaredType type, RulePlace place) {
        if (schema == null || values == null) {
            return null;
        }
        RuleLevel level = level(schema, values, values.embeddedResource(), type == null ? null : type.element(), place);
        return level.isEmpty() ? null : level;
    }
}
