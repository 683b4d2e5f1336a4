package dev.annex.cel.library;

import dev.annex.cel.value.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What upstream says of a function that does not take what it is given. How much it says depends on how it looks for the
 * function: by a capability of the first argument's type, or by the types of all arguments.
 */
public final class OverloadText {

    private static final String SENTENCE = "no such overload";
    private static final Set<String> NUMBERS = Set.of("int", "uint", "double");
    private static final Set<String> ORDERED =
            Set.of("bool", "bytes", "double", "duration", "int", "string", "timestamp", "uint");

    /** The types whose values know what to do with an operator, and fail only because of the other side. */
    private static final Map<String, Set<String>> CAPABLE = Map.ofEntries(
            Map.entry("_+_", Set.of("bytes", "double", "int", "uint", "list")),
            Map.entry("_-_", NUMBERS),
            Map.entry("_*_", NUMBERS),
            Map.entry("_/_", NUMBERS),
            Map.entry("_%_", Set.of("int", "uint")),
            Map.entry("_<_", ORDERED),
            Map.entry("_<=_", ORDERED),
            Map.entry("_>_", ORDERED),
            Map.entry("_>=_", ORDERED),
            Map.entry("-_", Set.of("bool")),
            Map.entry("size", Set.of()),
            Map.entry("sort", Set.of()),
            Map.entry("matches", Set.of()));

    private static final Set<String> SILENT = Set.of("!_", "_&&_", "_||_", "@in", "contains", "startsWith", "endsWith");
    private static final Set<String> PLACES = Set.of("_[_]", "_[?_]");

    private OverloadText() {}

    /**
     * The sentence for a call.
     *
     * @param literal whether the last argument is a text that is written in the expression
     */
    public static String of(String function, List<Object> arguments, boolean literal) {
        boolean pattern = Set.of("find", "findAll", "matches").contains(function);
        if (SILENT.contains(function) || (pattern && literal) || arguments.isEmpty()) {
            return SENTENCE;
        }
        Object first = arguments.get(0);
        if (PLACES.contains(function)) {
            return first instanceof List ? index(arguments.get(1)) : place(arguments.get(1));
        }
        Set<String> capable = CAPABLE.get(function);
        if (capable == null) {
            return TypeNames.of(first).equals("null_type") && arguments.size() == 1 && isConversion(function)
                    ? SENTENCE + ": " + function
                    : signature(function, arguments);
        }
        boolean known = first instanceof String
                || first instanceof Timestamp
                || first instanceof Duration
                || capable.contains(TypeNames.of(first));
        return known ? SENTENCE : SENTENCE + ": " + function;
    }

    /** What is said of a list that is asked for something by a key that is no place in it. */
    static String index(Object key) {
        return key instanceof Double number
                ? "unsupported index value " + Literals.plain(number) + " in list"
                : "unsupported index type '" + TypeNames.of(key) + "' in list";
    }

    private static String place(Object key) {
        return switch (TypeNames.of(key)) {
            case "string", "int", "uint", "double", "bool" -> "no such key: " + Literals.plain(key);
            case "google.protobuf.Duration" -> "invalid qualifier type: types.Duration";
            case "google.protobuf.Timestamp" -> "invalid qualifier type: types.Timestamp";
            case "bytes" -> "invalid qualifier type: types.Bytes";
            case "null_type" -> "invalid qualifier type: types.Null";
            default -> SENTENCE;
        };
    }

    private static boolean isConversion(String function) {
        return Set.of("int", "uint", "double", "string", "bool", "bytes", "duration", "timestamp")
                .contains(function);
    }

    /** The sentence with the types of all arguments. */
    public static String signature(String function, List<Object> arguments) {
        return SENTENCE + ": " + function
                + arguments.stream().map(TypeNames::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
