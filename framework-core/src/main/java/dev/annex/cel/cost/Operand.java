package dev.annex.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression, as far as costs depend on it.
 *
 * @param expr the part; null for the elements of one
 * @param path from a variable to the value, through fields and {@code @items}, {@code @values} or {@code @keys}; empty if
 *     the value is computed
 * @param type its type
 * @param known its size; null if nothing is known of it
 */
record Operand(
        @Nullable CelExpr expr,
        List<String> path,
        CelType type,
        @Nullable Estimate known) {

    /** Its size as far as that is known. */
    Estimate size() {
        return known == null ? Estimate.UNKNOWN : known;
    }

    /** The elements, if this is a list. */
    Optional<Operand> elements(DeclaredSizes sizes) {
        if (!(type instanceof ListType list)) {
            return Optional.empty();
        }
        List<String> inside = path.isEmpty() ? List.of() : step(path, "@items");
        return Optional.of(new Operand(null, inside, list.elemType(), sizes.of(inside)));
    }

    static List<String> step(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
