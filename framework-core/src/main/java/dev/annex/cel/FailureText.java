package dev.annex.cel;

import dev.annex.cel.cost.FailedCall;
import dev.annex.cel.library.OverloadText;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into Kubernetes' words why an expression cannot be evaluated. */
final class FailureText {

    static final String NO_SUCH_OVERLOAD = "no such overload";

    private static final Pattern MISSING_KEY = Pattern.compile("key '(.*)' is not present in map\\.", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("field '(.*?)'");
    private static final Pattern FUNCTION = Pattern.compile("No matching overload for function '(.*?)'");
    private static final Pattern RANGE = Pattern.compile("expected a list or a map for iteration range but got '(.*)'");
    private static final String NO_BOOLEAN = "expected boolean value, found: ";

    /** Types by their names in Go, as far as they differ from Java's. */
    private static final Map<String, String> GO_TYPES = Map.of(
            "Boolean", "Bool", "Long", "Int", "UnsignedLong", "Uint", "NullValue", "Null", "OfByteArray", "Bytes");

    private static final Pattern INDEX = Pattern.compile("Index out of bounds: (.*)");
    private static final Pattern DUPLICATE =
            Pattern.compile("insert failed: key '(.*)' already exists", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("^evaluation error(?: at [^ ]*)?: ");

    private FailureText() {}

    /**
     * The sentence.
     *
     * @param calls finds what a function was given that has failed
     */
    static String of(CelEvaluationException failure, Function<String, Optional<FailedCall>> calls) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EvaluationException known) {
                return known.sentence();
            }
            if (cause instanceof IllegalArgumentException) {
                Matcher duplicate = DUPLICATE.matcher(String.valueOf(cause.getMessage()));
                if (duplicate.matches()) {
                    return "insert failed: key " + duplicate.group(1) + " already exists";
                }
            }
            if (cause instanceof NoSuchElementException) {
                return "optional.none() dereference";
            }
        }
        String message = PLACE.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
        CelErrorCode code = failure.getErrorCode();
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> missing(message);
            case OVERLOAD_NOT_FOUND -> overload(message, calls);
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> message.contains("unsigned") ? "unsigned integer overflow" : "integer overflow";
            case INDEX_OUT_OF_BOUNDS -> INDEX.matcher(message).replaceFirst("index out of bounds: $1");
            default -> other(message);
        };
    }

    private static String missing(String message) {
        Matcher key = MISSING_KEY.matcher(message);
        if (key.matches()) {
            return "no such key: " + key.group(1);
        }
        Matcher field = FIELD.matcher(message);
        return field.find() ? "no such key: " + field.group(1) : NO_SUCH_OVERLOAD;
    }

    private static String overload(String message, Function<String, Optional<FailedCall>> calls) {
        Matcher function = FUNCTION.matcher(message);
        return (function.find() ? calls.apply(function.group(1)) : Optional.<FailedCall>empty())
                .map(call -> OverloadText.of(call.function(), call.arguments(), call.literal()))
                .orElse(NO_SUCH_OVERLOAD);
    }

    private static String other(String message) {
        Matcher range = RANGE.matcher(message);
        if (range.matches()) {
            return "got 'types." + GO_TYPES.getOrDefault(range.group(1), range.group(1)) + "', expected iterable type";
        }
        return message.startsWith(NO_BOOLEAN) ? NO_SUCH_OVERLOAD : message;
    }
}
