package dev.annex.cel.cost;

import dev.annex.cel.library.KubernetesValue;
import dev.annex.cel.library.NamedFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a call costs, given its arguments, the target first, and its result. */
@FunctionalInterface
interface CallCost {

    /** A call that costs the same whatever it is given. */
    CallCost ONE = (arguments, result) -> 1;

    /** The cost in CEL's units. */
    long of(List<Object> arguments, Object result);

    private static CallCost traversal(int factor) {
        return (arguments, result) -> Sizes.traversal(Sizes.of(arguments.get(0)) * factor);
    }

    private static long pattern(Object text, long pattern) {
        return Sizes.traversal(1 + Sizes.of(text)) * ((pattern + 3) / 4);
    }

    private static long validation(List<Object> arguments) {
        return arguments.get(0) instanceof NamedFormat format ? pattern(arguments.get(1), format.pattern()) : 1;
    }

    private static long equality(List<Object> arguments) {
        return arguments.get(0) instanceof KubernetesValue ? 1 : smaller(arguments);
    }

    private static long smaller(List<Object> arguments) {
        return Sizes.traversal(Math.min(Sizes.of(arguments.get(0)), Sizes.of(arguments.get(1))));
    }

    private static long contains(List<Object> arguments, int traversals) {
        Object other = arguments.get(1);
        long cidr = Sizes.of(arguments.get(0));
        long cost = Sizes.traversal(cidr + cidr);
        if (traversals > 2) {
            cost += Sizes.traversal(cidr) + 1;
        }
        return other instanceof String ? cost + Sizes.traversal(Sizes.of(other)) : cost;
    }

    /** Functions whose cost depends on what they are given; those with the name of a library's function come first. */
    Map<String, CallCost> BY_FUNCTION = Map.ofEntries(
            Map.entry("isSorted", (arguments, result) -> Sizes.deep(arguments.get(0))),
            Map.entry("sum", (arguments, result) -> Sizes.deep(arguments.get(0))),
            Map.entry("min", (arguments, result) -> Sizes.deep(arguments.get(0))),
            Map.entry("max", (arguments, result) -> Sizes.deep(arguments.get(0))),
            Map.entry("indexOf", (arguments, result) -> Sizes.deep(arguments.get(0))),
            Map.entry("lastIndexOf", (arguments, result) -> Sizes.deep(arguments.get(0))),
            Map.entry("url", traversal(1)),
            Map.entry("lowerAscii", traversal(1)),
            Map.entry("upperAscii", traversal(1)),
            Map.entry("substring", traversal(1)),
            Map.entry("trim", traversal(1)),
            Map.entry("replace", traversal(2)),
            Map.entry("split", traversal(2)),
            Map.entry("join", (arguments, result) -> Sizes.traversal(2 * Sizes.of(result))),
            Map.entry("find", (arguments, result) -> pattern(arguments.get(0), Sizes.of(arguments.get(1)))),
            Map.entry("findAll", (arguments, result) -> pattern(arguments.get(0), Sizes.of(arguments.get(1)))),
            Map.entry("cidr", traversal(1)),
            Map.entry("isIP", traversal(1)),
            Map.entry("isCIDR", traversal(1)),
            Map.entry("ip.isCanonical", traversal(2)),
            Map.entry("containsIP", (arguments, result) -> contains(arguments, 2)),
            Map.entry("containsCIDR", (arguments, result) -> contains(arguments, 3)),
            Map.entry("quantity", traversal(1)),
            Map.entry("isQuantity", traversal(1)),
            Map.entry("semver", traversal(1)),
            Map.entry("isSemver", traversal(1)),
            Map.entry("validate", (arguments, result) -> validation(arguments)));

    /** Overloads whose cost depends on what they are given, of functions that are not among the above. */
    Map<String, CallCost> BY_OVERLOAD = Map.ofEntries(
            Map.entry("string_to_ip", traversal(1)),
            Map.entry("starts_with_string", traversal(1)),
            Map.entry("ends_with_string", traversal(1)),
            Map.entry("string_to_bytes", traversal(1)),
            Map.entry("bytes_to_string", traversal(1)),
            Map.entry("string_format", traversal(1)),
            Map.entry("strings_quote", traversal(1)),
            Map.entry("in_list", (arguments, result) -> Sizes.of(arguments.get(1))),
            Map.entry(
                    "add_string",
                    (arguments, result) -> Sizes.traversal(Sizes.of(arguments.get(0)) + Sizes.of(arguments.get(1)))),
            Map.entry(
                    "add_bytes",
                    (arguments, result) -> Sizes.traversal(Sizes.of(arguments.get(0)) + Sizes.of(arguments.get(1)))),
            Map.entry("matches_string", (arguments, result) -> pattern(arguments.get(0), Sizes.of(arguments.get(1)))),
            Map.entry(
                    "contains_string",
                    (arguments, result) ->
                            Sizes.traversal(Sizes.of(arguments.get(0))) * Sizes.traversal(Sizes.of(arguments.get(1)))));

    /** Overloads that look at as many characters or elements as the smaller argument has. */
    Set<String> COMPARISONS = Set.of(
            "equals",
            "not_equals",
            "less_string",
            "less_equals_string",
            "greater_string",
            "greater_equals_string",
            "less_bytes",
            "less_equals_bytes",
            "greater_bytes",
            "greater_equals_bytes");

    /** The cost of a function's overload; an overload that is chosen at run time has no name. */
    static CallCost of(String function, String overload) {
        CallCost cost = BY_FUNCTION.get(function);
        if (cost != null) {
            return cost;
        }
        if (overload.equals("equals")) {
            return (arguments, result) -> equality(arguments);
        }
        if (COMPARISONS.contains(overload)) {
            return (arguments, result) -> smaller(arguments);
        }
        return BY_OVERLOAD.getOrDefault(overload, ListCost.BY_OVERLOAD.getOrDefault(overload, ONE));
    }
}
