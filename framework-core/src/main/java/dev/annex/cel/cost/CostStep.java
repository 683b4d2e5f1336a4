package dev.annex.cel.cost;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of an evaluation, and the steps before it that it needs.
 *
 * @param id the part of the expression
 * @param function the function that it calls; empty if none
 * @param kind how it treats what it needs
 * @param fixed what it costs in any case, or if it has a result where that is optional
 * @param call what it costs by its arguments; null if it is no call
 * @param parts the steps that it needs, in the order in which they are taken
 * @param literal its value, if that is written in the expression; else null
 */
record CostStep(
        long id,
        String function,
        Kind kind,
        long fixed,
        @Nullable CallCost call,
        List<CostStep> parts,
        @Nullable Object literal) {

    private static final Set<String> PATTERNS = Set.of("find", "findAll", "matches");

    /** How steps treat what they need. */
    enum Kind {
        /** A variable, or something that has been computed before. */
        LEAF,
        /** A field or an element: of what cannot be reached no part costs anything. */
        PLACE,
        /** A field or an element, which costs nothing if it is not there. */
        OPTIONAL_PLACE,
        /** A call, which costs something even if its arguments cannot be computed. */
        CALL,
        /** A list or map. */
        COLLECTION,
        /** Both sides of {@code &&}, of which one may fail. */
        AND,
        /** Both sides of {@code ||}, of which one may fail. */
        OR,
        /** A condition, and the two branches of which one is taken. */
        CHOICE,
        /** Something, or something else if that is not there. */
        ALTERNATIVE,
        /** A condition that may fail. */
        TOLERANT,
        /** The range of a loop, where it begins, its condition, the step that may fail, and its result. */
        LOOP;

        /** Whether what fails need not make the step fail. */
        boolean tolerates() {
            return this == AND || this == OR || this == TOLERANT;
        }
    }

    static CostStep leaf(long id, long fixed) {
        return of(id, Kind.LEAF, fixed, List.of());
    }

    static CostStep literal(long id, Object value) {
        return new CostStep(id, "", Kind.LEAF, 0, null, List.of(), value);
    }

    static CostStep of(long id, Kind kind, long fixed, List<CostStep> parts) {
        return new CostStep(id, "", kind, fixed, null, parts, null);
    }

    static CostStep call(long id, String function, CallCost cost, List<CostStep> parts) {
        return new CostStep(id, function, Kind.CALL, 0, cost, parts, null);
    }

    /** The same step as a call of a function, which may not take what it is given. */
    CostStep calling(String name) {
        return new CostStep(id, name, kind, fixed, call, parts, literal);
    }

    CostStep tolerant() {
        return new CostStep(id, function, Kind.TOLERANT, fixed, call, parts, literal);
    }

    /** Whether this looks for a pattern that is written in the expression, which upstream prepares. */
    boolean hasPattern() {
        return PATTERNS.contains(function) && parts.get(1).literal() instanceof String;
    }

    CostStep range() {
        return parts.get(0);
    }

    CostStep condition() {
        return parts.get(2);
    }

    CostStep step() {
        return parts.get(3);
    }

    CostStep result() {
        return parts.get(4);
    }
}
