package dev.annex.codegen;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of generated classes: short ones, unless two things would then be called the same. */
final class JavaNames {

    private JavaNames() {}

    /** What classes made for a kind begin with: the kind, after its group where another group has such a kind. */
    static String of(KindModel kind, ApiModel model) {
        String name = kind.definition().names().kind();
        long same = model.kinds().stream()
                .filter(other -> other.definition().names().kind().equals(name))
                .count();
        return same == 1 ? name : camelCase(kind.definition().group()) + name;
    }

    /** What classes made for a group begin with: its first label, or all of them where another group has such a one. */
    static String of(String group, Collection<String> groups) {
        long same = groups.stream()
                .filter(other -> firstLabel(other).equals(firstLabel(group)))
                .count();
        return camelCase(same == 1 ? firstLabel(group) : group);
    }

    private static String firstLabel(String group) {
        return group.substring(0, group.indexOf('.'));
    }

    private static String camelCase(String text) {
        return Arrays.stream(text.split("[.-]"))
                .map(label -> label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1))
                .collect(Collectors.joining());
    }
}
