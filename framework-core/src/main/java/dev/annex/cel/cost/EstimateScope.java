package dev.annex.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is learnt of the parts of an expression while their costs are estimated, and of the local variables in sight. */
final class EstimateScope {

    /**
     * The sizes of what is in a list or map.
     *
     * @param kind which of both
     * @param keys the sizes of keys
     * @param values the sizes of elements or values
     */
    record Entries(CelKind kind, Estimate keys, Estimate values) {}

    /**
     * A variable of a fold or binding.
     *
     * @param path to its value; empty if that is computed
     * @param size of its value; null if nothing is known of it
     * @param entries of its value; null if nothing is known of them
     */
    record Local(
            List<String> path,
            @Nullable Estimate size,
            @Nullable Entries entries) {}

    final Map<Long, List<String>> paths = new HashMap<>();
    final Map<Long, Estimate> sizes = new HashMap<>();
    final Map<Long, Entries> entries = new HashMap<>();
    private final Map<String, Deque<Local>> locals = new HashMap<>();

    void push(String name, Local local) {
        locals.computeIfAbsent(name, each -> new ArrayDeque<>()).push(local);
    }

    void pop(String name) {
        locals.getOrDefault(name, new ArrayDeque<>()).pop();
    }

    @Nullable
    Local find(String name) {
        Deque<Local> found = locals.get(name);
        return found == null ? null : found.peek();
    }

    @Nullable
    Entries entriesOf(CelExpr expr) {
        Entries known = entries.get(expr.id());
        if (known == null && expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            Local local = find(expr.ident().name());
            return local == null ? null : local.entries();
        }
        return known;
    }

    void copyEntries(CelExpr to, CelExpr from) {
        Entries known = entriesOf(from);
        if (known != null) {
            entries.put(to.id(), known);
        }
    }

    /** What is in a value that is one of two others, or both together. */
    void join(CelExpr to, @Nullable CelExpr left, @Nullable CelExpr right) {
        Entries a = left == null ? null : entriesOf(left);
        Entries b = right == null ? null : entriesOf(right);
        if (a != null && b != null) {
            entries.put(
                    to.id(),
                    new Entries(a.kind(), a.keys().union(b.keys()), a.values().union(b.values())));
        }
    }
}
