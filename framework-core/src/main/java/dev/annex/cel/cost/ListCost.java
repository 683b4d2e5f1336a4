package dev.annex.cel.cost;

import dev.annex.cel.library.Comparison;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the overloads of functions cost that make lists of lists, or compare the elements of lists with each other. */
final class ListCost {

    static final Map<String, CallCost> BY_OVERLOAD = byOverload();

    private static final long CALL = 1;
    private static final long LIST = 10;

    private ListCost() {}

    private static Map<String, CallCost> byOverload() {
        Map<String, CallCost> costs = new HashMap<>();
        CallCost made = (arguments, result) -> list(1, Sizes.of(result));
        costs.put("list_slice", made);
        costs.put("lists_range", made);
        costs.put("list_reverse", made);
        costs.put("list_flatten", (arguments, result) -> list(1, Sizes.of(arguments.get(0))));
        costs.put(
                "list_flatten_int",
                (arguments, result) ->
                        list(arguments.get(1) instanceof Long depth ? depth : 1, Sizes.of(arguments.get(0))));
        costs.put("list_distinct", (arguments, result) -> comparisons(arguments.get(0)));
        for (CelType type : Comparison.COMPARABLE) {
            String list = "list_" + type.name();
            costs.put(list + "_sort", (arguments, result) -> comparisons(arguments.get(0)));
            costs.put(list + "_sortByAssociatedKeys", (arguments, result) -> comparisons(arguments.get(1)));
        }
        costs.put("list_sets_contains_list", sets(1));
        costs.put("list_sets_intersects_list", sets(1));
        costs.put("list_sets_equivalent_list", sets(2));
        return Map.copyOf(costs);
    }

    private static long list(double factor, long size) {
        return (long) (size * factor) + CALL + LIST;
    }

    private static long comparisons(Object value) {
        List<?> list = value instanceof List<?> known ? known : List.of();
        boolean texts = !list.isEmpty() && (list.get(0) instanceof String || list.get(0) instanceof CelByteString);
        return list(texts ? 2 + Sizes.TRAVERSAL : 2, (long) list.size() * list.size());
    }

    private static CallCost sets(int factor) {
        return (arguments, result) -> CALL + Sizes.of(arguments.get(0)) * Sizes.of(arguments.get(1)) * factor;
    }
}
