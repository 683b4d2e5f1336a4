package dev.annex.cel.library;

import dev.annex.cel.value.Equality;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Functions that make other lists of lists, which in the language's own library in Java say other sentences or compare
 * elements in another way.
 */
final class ListTransforms {

    private static final ListType LIST = ListType.create(TypeParamType.create("T"));
    private static final ListType ANYTHING = ListType.create(SimpleType.DYN);

    private ListTransforms() {}

    static List<LibraryFunction> all() {
        return List.of(
                new LibraryFunction(
                        "slice",
                        CelOverloadDecl.newMemberOverload("list_slice", LIST, LIST, SimpleType.INT, SimpleType.INT),
                        CelFunctionBinding.from(
                                "list_slice",
                                List.of(List.class, Long.class, Long.class),
                                args -> slice((List<?>) args[0], (Long) args[1], (Long) args[2]))),
                new LibraryFunction(
                        "flatten",
                        CelOverloadDecl.newMemberOverload("list_flatten", LIST, ListType.create(LIST)),
                        CelFunctionBinding.from("list_flatten", List.class, list -> flatten(list, 1))),
                new LibraryFunction(
                        "flatten",
                        CelOverloadDecl.newMemberOverload("list_flatten_int", ANYTHING, ANYTHING, SimpleType.INT),
                        CelFunctionBinding.from("list_flatten_int", List.class, Long.class, ListTransforms::flatten)),
                new LibraryFunction(
                        "distinct",
                        CelOverloadDecl.newMemberOverload("list_distinct", LIST, LIST),
                        CelFunctionBinding.from("list_distinct", List.class, ListTransforms::distinct)),
                new LibraryFunction(
                        "unwrapOpt",
                        CelOverloadDecl.newMemberOverload(
                                "optional_unwrapOpt",
                                LIST,
                                ListType.create(OptionalType.create(TypeParamType.create("T")))),
                        CelFunctionBinding.from("optional_unwrapOpt", List.class, ListTransforms::unwrap)));
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

    private static Object flatten(List<?> list, long depth) {
        if (depth < 0) {
            throw new EvaluationException("level must be non-negative");
        }
        List<Object> flat = new ArrayList<>();
        flatten(list, depth, flat);
        return flat;
    }

    private static void flatten(List<?> list, long depth, List<Object> flat) {
        for (Object each : list) {
            if (each instanceof List<?> inner && depth > 0) {
                flatten(inner, depth - 1, flat);
            } else {
                flat.add(each);
            }
        }
    }

    private static Object distinct(List<?> list) {
        List<Object> distinct = new ArrayList<>();
        for (Object each : list) {
            if (distinct.stream().noneMatch(other -> Equality.equal(each, other))) {
                distinct.add(each);
            }
        }
        return distinct;
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
