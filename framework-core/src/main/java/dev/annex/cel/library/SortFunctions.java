package dev.annex.cel.library;

import com.google.common.collect.ImmutableList;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code sort} and {@code sortBy}, with an overload for each type that has an order. */
final class SortFunctions {

    private static final String BY_KEYS = "@sortByAssociatedKeys";
    private static final String INPUT = "@__sortBy_input__";
    private static final ListType LIST = ListType.create(TypeParamType.create("T"));
    private static final Set<CelExpr.ExprKind.Kind> SORTABLE = EnumSet.of(
            CelExpr.ExprKind.Kind.LIST,
            CelExpr.ExprKind.Kind.SELECT,
            CelExpr.ExprKind.Kind.IDENT,
            CelExpr.ExprKind.Kind.COMPREHENSION,
            CelExpr.ExprKind.Kind.CALL);

    /** Shorter lists Go sorts in a way that also works where there is no order, as with numbers that are none. */
    private static final int SHORT = 12;

    private SortFunctions() {}

    static CelMacro macro() {
        return CelMacro.newReceiverMacro("sortBy", 2, SortFunctions::expand);
    }

    static List<LibraryFunction> all() {
        List<LibraryFunction> all = new ArrayList<>();
        for (CelType type : Comparison.COMPARABLE) {
            ListType keys = ListType.create(type);
            String sort = "list_" + type.name() + "_sort";
            all.add(new LibraryFunction(
                    "sort",
                    CelOverloadDecl.newMemberOverload(sort, keys, keys),
                    CelFunctionBinding.from(sort, List.class, list -> sort(list, list))));
            String byKeys = "list_" + type.name() + "_sortByAssociatedKeys";
            all.add(new LibraryFunction(
                    BY_KEYS,
                    CelOverloadDecl.newMemberOverload(byKeys, LIST, LIST, keys),
                    CelFunctionBinding.from(byKeys, List.class, List.class, SortFunctions::sort)));
        }
        return all;
    }

    /** The list is bound to a variable, then sorted by what becomes of each of its elements. */
    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        if (!SORTABLE.contains(target.getKind())) {
            return error(
                    factory,
                    target,
                    "sortBy can only be applied to a list, identifier, comprehension, call or select expression");
        }
        CelExpr variable = arguments.get(0);
        if (variable.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return error(factory, variable, "argument is not an identifier");
        }
        String keys = factory.getAccumulatorVarName();
        CelExpr step = factory.newGlobalCall("_+_", factory.newIdentifier(keys), factory.newList(arguments.get(1)));
        CelExpr fold = factory.fold(
                variable.ident().name(),
                factory.newIdentifier(INPUT),
                keys,
                factory.newList(),
                factory.newBoolLiteral(true),
                step,
                factory.newIdentifier(keys));
        return Optional.of(factory.fold(
                "#unused",
                factory.newList(),
                INPUT,
                target,
                factory.newBoolLiteral(false),
                factory.newIdentifier(INPUT),
                factory.newReceiverCall(BY_KEYS, factory.newIdentifier(INPUT), fold)));
    }

    private static Optional<CelExpr> error(CelMacroExprFactory factory, CelExpr at, String sentence) {
        return Optional.of(factory.reportError(CelIssue.formatError(factory.getSourceLocation(at), sentence)));
    }

    private static Object sort(List<?> list, List<?> keys) {
        if (list.isEmpty()) {
            return list;
        }
        String type = TypeNames.of(keys.get(0));
        if (!Comparison.hasOrder(keys.get(0))) {
            throw new EvaluationException("list elements must be comparable");
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!TypeNames.of(keys.get(i)).equals(type)) {
                throw new EvaluationException("list elements must have the same type");
            }
            order.add(i);
        }
        Comparator<Integer> byKey = Comparator.comparing(keys::get, Comparison.ORDER);
        if (order.size() > SHORT) {
            order.sort(byKey);
        } else {
            insert(order, keys);
        }
        List<Object> sorted = new ArrayList<>(list.size());
        order.forEach(index -> sorted.add(list.get(index)));
        return sorted;
    }

    private static void insert(List<Integer> order, List<?> keys) {
        for (int i = 1; i < order.size(); i++) {
            for (int j = i; j > 0 && Comparison.isLess(keys.get(order.get(j)), keys.get(order.get(j - 1))); j--) {
                order.add(j - 1, order.remove(j));
            }
        }
    }
}
