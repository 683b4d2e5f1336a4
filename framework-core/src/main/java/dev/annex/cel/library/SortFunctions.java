package dev.annex.cel.library;

import com.google.common.collect.ImmutableList;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code sortBy}, which in the language's own library loses the type of what is sorted, {@code slice} with Kubernetes'
 * sentences, and {@code unwrapOpt}.
 */
final class SortFunctions {

    private static final String SORT = "lists.@sortByAssociatedKeys";
    private static final ListType LIST = ListType.create(TypeParamType.create("T"));

    private SortFunctions() {}

    static CelMacro macro() {
        return CelMacro.newReceiverMacro("sortBy", 2, SortFunctions::expand);
    }

    static List<LibraryFunction> all() {
        return List.of(
                new LibraryFunction(
                        SORT,
                        CelOverloadDecl.newGlobalOverload(
                                "list_sortByAssociatedKeys", LIST, LIST, ListType.create(TypeParamType.create("U"))),
                        CelFunctionBinding.from(
                                "list_sortByAssociatedKeys", List.class, List.class, SortFunctions::sort)),
                new LibraryFunction(
                        "slice",
                        CelOverloadDecl.newMemberOverload("list_slice", LIST, LIST, SimpleType.INT, SimpleType.INT),
                        CelFunctionBinding.from(
                                "list_slice",
                                List.of(List.class, Long.class, Long.class),
                                args -> slice((List<?>) args[0], (Long) args[1], (Long) args[2]))),
                new LibraryFunction(
                        "unwrapOpt",
                        CelOverloadDecl.newMemberOverload(
                                "optional_unwrapOpt",
                                LIST,
                                ListType.create(OptionalType.create(TypeParamType.create("T")))),
                        CelFunctionBinding.from("optional_unwrapOpt", List.class, SortFunctions::unwrap)));
    }

    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        CelExpr variable = arguments.get(0);
        if (variable.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(factory.reportError(CelIssue.formatError(
                    factory.getSourceLocation(variable),
                    "sortBy(var, ...) variable name must be a simple identifier")));
        }
        String keys = factory.getAccumulatorVarName();
        CelExpr step = factory.newGlobalCall("_+_", factory.newIdentifier(keys), factory.newList(arguments.get(1)));
        CelExpr fold = factory.fold(
                variable.ident().name(),
                factory.copy(target),
                keys,
                factory.newList(),
                factory.newBoolLiteral(true),
                step,
                factory.newIdentifier(keys));
        return Optional.of(factory.newGlobalCall(SORT, target, fold));
    }

    private static Object sort(List<?> list, List<?> keys) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            order.add(i);
        }
        Comparator<Integer> byKey = Comparator.comparing(keys::get, Comparison.ORDER);
        order.sort(byKey);
        List<Object> sorted = new ArrayList<>(list.size());
        order.forEach(index -> sorted.add(list.get(index)));
        return sorted;
    }

    private static Object slice(List<?> list, long start, long end) {
        String fault = "";
        if (start < 0 || end < 0) {
            fault = "negative indexes not supported";
        } else if (start > end) {
            fault = "start index must be less than or equal to end index";
        } else if (end > list.size()) {
            fault = "list is length " + list.size();
        }
        if (!fault.isEmpty()) {
            throw new EvaluationException("cannot slice(" + start + ", " + end + "), " + fault);
        }
        return new ArrayList<>(list.subList((int) start, (int) end));
    }

    private static Object unwrap(List<?> list) {
        List<Object> values = new ArrayList<>();
        for (Object each : list) {
            if (each instanceof Optional<?> optional && optional.isPresent()) {
                values.add(optional.get());
            }
        }
        return values;
    }
}
