package dev.annex.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of an expression's parts: by its types, by the schema, by what they are made of. */
final class KnownParts {

    /** The variables in which macros gather their result. */
    static final Set<String> ACCUMULATORS = Set.of("__result__", "@result");

    private static final Set<CelKind> SCALARS =
            Set.of(CelKind.BOOL, CelKind.DOUBLE, CelKind.DURATION, CelKind.INT, CelKind.TIMESTAMP, CelKind.UINT);

    private final CelAbstractSyntaxTree ast;
    private final DeclaredSizes declared;
    private final EstimateScope scope;

    KnownParts(CelAbstractSyntaxTree ast, DeclaredSizes declared, EstimateScope scope) {
        this.ast = ast;
        this.declared = declared;
        this.scope = scope;
    }

    EstimateScope.Local local(CelExpr expr) {
        return new EstimateScope.Local(path(expr), size(expr), scope.entriesOf(expr));
    }

    /** The variable of a fold: the elements of a list, the keys of a map. */
    EstimateScope.Local single(CelExpr range) {
        return iterated(range, kind(range) != CelKind.LIST);
    }

    EstimateScope.Local iterated(CelExpr range, boolean keys) {
        EstimateScope.Entries entries = scope.entriesOf(range);
        boolean list = kind(range) == CelKind.LIST;
        String step = keys ? (list ? "@indices" : "@keys") : list ? "@items" : "@values";
        Estimate size = entries == null ? null : keys ? entries.keys() : entries.values();
        return new EstimateScope.Local(Operand.step(path(range), step), size, null);
    }

    private CelKind kind(CelExpr range) {
        EstimateScope.Entries entries = scope.entriesOf(range);
        return entries == null ? type(range).kind() : entries.kind();
    }

    void copySizes(CelExpr to, CelExpr from) {
        Optional.ofNullable(size(from)).ifPresent(size -> scope.sizes.put(to.id(), size));
        scope.copyEntries(to, from);
    }

    Operand operand(CelExpr expr) {
        List<String> path = path(expr);
        boolean accumulator = !path.isEmpty() && ACCUMULATORS.contains(path.get(0));
        return new Operand(expr, accumulator ? List.of() : path, type(expr), size(expr));
    }

    List<String> path(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            EstimateScope.Local local = scope.find(expr.ident().name());
            if (local != null) {
                return local.path();
            }
        }
        return scope.paths.getOrDefault(expr.id(), List.of());
    }

    CelType type(CelExpr expr) {
        return ast.getType(expr.id()).orElse(SimpleType.DYN);
    }

    Estimate sizeOrUnknown(CelExpr expr) {
        Estimate size = size(expr);
        return size == null ? Estimate.UNKNOWN : size;
    }

    @Nullable
    Estimate size(CelExpr expr) {
        Estimate known = scope.sizes.get(expr.id());
        known = known == null ? literal(expr) : known;
        if (known != null) {
            return known;
        }
        Estimate stated = declared.of(path(expr));
        if (stated != null) {
            scope.sizes.put(expr.id(), stated);
            return stated;
        }
        if (isScalar(type(expr))) {
            return Estimate.ONE;
        }
        EstimateScope.Local local = expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? scope.find(expr.ident().name())
                : null;
        return local == null ? null : local.size();
    }

    private static @Nullable Estimate literal(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT ->
                Estimate.fixed(
                        switch (expr.constant().getKind()) {
                            case STRING_VALUE -> Sizes.of(expr.constant().stringValue());
                            case BYTES_VALUE -> expr.constant().bytesValue().size();
                            default -> 1;
                        });
            case LIST -> Estimate.fixed(expr.list().elements().size());
            case MAP -> Estimate.fixed(expr.map().entries().size());
            default -> null;
        };
    }

    private static boolean isScalar(CelType type) {
        return type instanceof OptionalType optional
                ? isScalar(optional.parameters().get(0))
                : SCALARS.contains(type.kind());
    }
}
