package dev.annex.codegen;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that the classes of one kind's versions agree. */
final class KindChecks {

    private KindChecks() {}

    static void check(List<Class<?>> types, List<ModelProblem> problems) {
        Class<?> first = types.get(0);
        Map<String, Class<?>> versions = new HashMap<>();
        for (Class<?> type : types) {
            Class<?> other = versions.putIfAbsent(HasMetadata.getVersion(type), type);
            if (other != null) {
                problems.add(new ModelProblem(
                        type.getName(),
                        "it declares the same group, version and kind as " + other.getName(),
                        "give one of them another @Version or @Kind"));
            }
            agree(first, type, "plural name", "write the same @Plural on both", HasMetadata::getPlural, problems);
            agree(first, type, "singular name", "write the same @Singular on both", HasMetadata::getSingular, problems);
            agree(
                    first,
                    type,
                    "scope",
                    "implement Namespaced on both or on neither",
                    Namespaced.class::isAssignableFrom,
                    problems);
            agree(
                    first,
                    type,
                    "short names",
                    "write the same @ShortNames on both",
                    kind -> Arrays.asList(CustomResource.getShortNames(kind)),
                    problems);
            agree(
                    first,
                    type,
                    "categories",
                    "write the same @Categories on both",
                    kind -> Arrays.asList(CustomResource.getCategories(kind)),
                    problems);
        }
        List<Class<?>> stored =
                types.stream().filter(CustomResource::getStorage).toList();
        if (stored.size() != 1) {
            String names = stored.stream().map(Class::getName).collect(Collectors.joining(", "));
            problems.add(new ModelProblem(
                    HasMetadata.getKind(first) + "." + HasMetadata.getGroup(first),
                    stored.isEmpty()
                            ? "no version is the storage version"
                            : stored.size() + " versions are the storage version: " + names,
                    "write @Version(value = \"…\", storage = false) on all but one of its classes"));
        }
    }

    private static void agree(
            Class<?> first,
            Class<?> type,
            String what,
            String remedy,
            Function<Class<?>, Object> property,
            List<ModelProblem> problems) {
        Object expected = property.apply(first);
        Object actual = property.apply(type);
        if (!Objects.equals(expected, actual)) {
            problems.add(new ModelProblem(
                    type.getName(),
                    "its " + what + " is not that of " + first.getName() + ", which is the same kind",
                    remedy));
        }
    }
}
