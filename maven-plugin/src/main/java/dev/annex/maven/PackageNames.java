package dev.annex.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Packages for generated classes where the POM names none. */
final class PackageNames {

    private static final Pattern VERSION = Pattern.compile("v[0-9]+((alpha|beta)[0-9]+)?");

    private PackageNames() {}

    /**
     * The package that all classes are in or under, without a version at its end; {@code annex.generated} if they have
     * none in common.
     */
    static String common(Collection<Class<?>> classes) {
        List<String> common = null;
        for (Class<?> type : classes) {
            List<String> parts = Arrays.asList(type.getPackageName().split("\\."));
            common = common == null ? new ArrayList<>(parts) : shared(common, parts);
        }
        if (common != null
                && !common.isEmpty()
                && VERSION.matcher(common.get(common.size() - 1)).matches()) {
            common.remove(common.size() - 1);
        }
        return common == null || common.isEmpty() || common.get(0).isEmpty()
                ? "annex.generated"
                : String.join(".", common);
    }

    private static List<String> shared(List<String> left, List<String> right) {
        int length = 0;
        while (length < left.size() && length < right.size() && left.get(length).equals(right.get(length))) {
            length++;
        }
        return new ArrayList<>(left.subList(0, length));
    }
}
