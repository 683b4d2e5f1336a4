package dev.annex.cel;

import dev.annex.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Looks for rules in a schema. Like upstream it does not look into {@code allOf} unless there are others. */
final class RuleSearch {

    static final String KEYWORD = "x-kubernetes-validations";

    private RuleSearch() {}

    static boolean hasRules(@Nullable Schema schema) {
        return schema != null
                && (!schema.json().path(KEYWORD).isEmpty()
                        || hasRules(schema.items())
                        || hasRules(schema.additionalProperties())
                        || schema.properties().values().stream().anyMatch(RuleSearch::hasRules));
    }
}
