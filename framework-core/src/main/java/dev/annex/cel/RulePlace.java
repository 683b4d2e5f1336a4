package dev.annex.cel;

import dev.annex.cel.cost.Estimate;
import dev.annex.schema.Schema;
import java.util.OptionalLong;

/**
 * Where in a schema rules are.
 *
 * @param path the schema's path
 * @param times how often there can be such a value in an object; empty if nothing says so
 * @param uncorrelatable the nearest schema around whose elements cannot be told apart; empty if there is none
 */
record RulePlace(String path, OptionalLong times, String uncorrelatable) {

    static RulePlace root(String path) {
        return new RulePlace(path, OptionalLong.of(1), "");
    }

    RulePlace below(String step) {
        return new RulePlace(path + step, times, uncorrelatable);
    }

    /** The place of the values of a map. */
    RulePlace values(Schema map, String step) {
        return new RulePlace(path + step, bounded(map, "maxProperties"), uncorrelatable);
    }

    /** The place of the elements of a list, which rules cannot follow unless they have keys. */
    RulePlace elements(Schema list, String step) {
        boolean keyed = list.listType() == Schema.ListType.MAP;
        return new RulePlace(
                path + step, bounded(list, "maxItems"), keyed || !uncorrelatable.isEmpty() ? uncorrelatable : path);
    }

    private OptionalLong bounded(Schema schema, String keyword) {
        return times.isEmpty() || !schema.json().has(keyword)
                ? OptionalLong.empty()
                : OptionalLong.of(Estimate.times(
                        times.getAsLong(),
                        Math.max(0, schema.json().path(keyword).asLong())));
    }
}
