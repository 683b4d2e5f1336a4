package dev.annex.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A body that has been read.
 *
 * @param tree the object; where a field stood there twice, its last value, or both merged into one (E-23)
 * @param duplicates the fields that stood there twice, as JSON bodies report them
 * @param lines the same, as YAML bodies report them
 * @param text the body itself, if fields are to be reported in its order; else empty
 */
public record DecodedBody(ObjectNode tree, List<String> duplicates, List<String> lines, String text) {

    private static final int MOST_ERRORS = 100;

    /** Copies the lists. */
    public DecodedBody {
        duplicates = List.copyOf(duplicates);
        lines = List.copyOf(lines);
    }

    static DecodedBody json(ObjectNode tree, List<String> duplicates, String text) {
        return new DecodedBody(tree, duplicates, List.of(), text);
    }

    static DecodedBody yaml(ObjectNode tree, List<String> lines) {
        return new DecodedBody(tree, List.of(), lines, "");
    }

    /** What the client is warned of, one sentence for each field that stood there twice. */
    public List<String> strictWarnings() {
        List<String> all = new ArrayList<>(lines);
        duplicates.forEach(path -> all.add(duplicate(path)));
        return all;
    }

    /**
     * What a strict client is told: the fields that stood there twice, and those that nobody knows. Of an unknown
     * field of a native kind it does not matter how often it, or anything in it, stood there; of a custom resource it is
     * found out later that nobody knows it.
     *
     * @param unknown the paths of the fields that nobody knows
     */
    public List<String> strictErrors(List<String> unknown) {
        if (!text.isEmpty() && !(duplicates.isEmpty() && unknown.isEmpty())) {
            return inOrder(new HashSet<>(unknown));
        }
        List<String> all = new ArrayList<>();
        if (!lines.isEmpty()) {
            all.add("yaml: unmarshal errors:\n  " + String.join("\n  ", lines));
        }
        duplicates.forEach(path -> all.add(duplicate(path)));
        unknown.forEach(path -> all.add("unknown field \"" + path + '"'));
        return all;
    }

    /** Both kinds as a decoder meets them that reads the body once, and gives up when there are too many. */
    private List<String> inOrder(Set<String> unknown) {
        Set<String> all = new LinkedHashSet<>();
        for (JsonReader.Occurrence field : JsonReader.occurrences(text)) {
            if (unknown.contains(field.path())) {
                all.add(unknown(field.path()));
            } else if (field.again() && unknown.stream().noneMatch(outer -> within(field.path(), outer))) {
                all.add(duplicate(field.path()));
            }
        }
        return all.stream().limit(MOST_ERRORS).toList();
    }

    /** Strict errors, one sentence for each, for clients that are only to be warned. */
    public List<String> warnings(List<String> strictErrors) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(strictErrors.subList(lines.isEmpty() ? 0 : 1, strictErrors.size()));
        return all;
    }

    private static String duplicate(String path) {
        return "duplicate field " + GoQuote.quote(path);
    }

    private static String unknown(String path) {
        return "unknown field " + GoQuote.quote(path);
    }

    private static boolean within(String path, String outer) {
        return path.startsWith(outer + ".") || path.startsWith(outer + "[") || path.equals(outer);
    }
}
