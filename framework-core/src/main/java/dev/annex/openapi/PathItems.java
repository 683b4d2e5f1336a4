package dev.annex.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operations of a document by path. Parameters that all operations of a path share are written once, at the path.
 *
 * @param operations those of one path
 */
record PathItems(List<Operation> operations) {

    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::in);

    static Map<String, PathItems> byPath(List<Operation> operations) {
        Map<String, PathItems> items = new TreeMap<>();
        for (Operation operation : operations) {
            items.computeIfAbsent(
                    operation.path(),
                    path -> new PathItems(operations.stream()
                            .filter(other -> other.path().equals(path))
                            .toList()));
        }
        return items;
    }

    List<Parameter> sharedParameters() {
        return operations.get(0).parameters().stream()
                .filter(this::isShared)
                .sorted(ORDER)
                .toList();
    }

    List<Parameter> ownParameters(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> !isShared(parameter))
                .sorted(ORDER)
                .toList();
    }

    private boolean isShared(Parameter parameter) {
        return operations.stream()
                .allMatch(operation -> operation.parameters().stream()
                        .anyMatch(other -> other.name().equals(parameter.name())
                                && other.in().equals(parameter.in())));
    }
}
