package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where two objects differ. */
final class TreeDifferences {

    /**
     * A place where they do.
     *
     * @param path the place, such as {@code spec.ports[0].name}
     * @param before what was there; null for nothing
     * @param after what is there now; null for nothing
     */
    record Difference(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {

        /** Whether it is about this field, whichever element of a list it is in, or about something inside it. */
        boolean in(String field) {
            String place = path.replaceAll("\\[[0-9]+]", "[]");
            return place.equals(field) || place.startsWith(field + ".") || place.startsWith(field + "[");
        }

        @Override
        public String toString() {
            return path + ": " + text(before) + " became " + text(after);
        }

        private static String text(@Nullable JsonNode value) {
            return value == null ? "nothing" : value.toString();
        }
    }

    private final boolean nulls;
    private final List<Difference> found = new ArrayList<>();

    private TreeDifferences(boolean nulls) {
        this.nulls = nulls;
    }

    /**
     * Where they differ, in the order of the paths.
     *
     * @param nulls whether null differs from nothing
     */
    static List<Difference> between(JsonNode before, JsonNode after, boolean nulls) {
        TreeDifferences differences = new TreeDifferences(nulls);
        differences.compare("", before, after);
        return differences.found;
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode a = value(before);
        JsonNode b = value(after);
        if (a instanceof ObjectNode from && b instanceof ObjectNode to) {
            TreeSet<String> names = new TreeSet<>();
            from.fieldNames().forEachRemaining(names::add);
            to.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, from.get(name), to.get(name)));
        } else if (a instanceof ArrayNode from && b instanceof ArrayNode to) {
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                compare(path + "[" + i + "]", from.get(i), to.get(i));
            }
        } else if (!same(a, b)) {
            found.add(new Difference(path, before, after));
        }
    }

    private @Nullable JsonNode value(@Nullable JsonNode node) {
        return node != null && node.isNull() && !nulls ? null : node;
    }

    private static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
        if (a != null && b != null && a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return Objects.equals(a, b);
    }
}
