package dev.annex.cel;

import dev.annex.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a schema and of those inside it that have any. Immutable.
 *
 * @param schema of the values
 * @param resource whether the values are whole resources
 * @param rules of this very schema
 * @param alternatives the members of {@code allOf} that have rules
 * @param properties the named fields with rules
 * @param additional the rules of other fields; null if they have none
 * @param items the rules of elements; null if they have none
 */
record RuleLevel(
        Schema schema,
        boolean resource,
        List<CompiledRule> rules,
        List<RuleLevel> alternatives,
        Map<String, RuleLevel> properties,
        @Nullable RuleLevel additional,
        @Nullable RuleLevel items) {

    boolean isEmpty() {
        return rules.isEmpty() && alternatives.isEmpty() && properties.isEmpty() && additional == null && items == null;
    }
}
