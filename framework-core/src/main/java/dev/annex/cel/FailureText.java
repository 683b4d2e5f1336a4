package dev.annex.cel;

import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into Kubernetes' words why an expression cannot be evaluated. */
final class FailureText {

    static final String NO_SUCH_OVERLOAD = "no such overload";

    private static final Pattern MISSING_KEY = Pattern.compile("key '(.*)' is not present in map\\.", Pattern.DOTALL);
    private static final Pattern INDEX = Pattern.compile("Index out of bounds: (.*)");
    private static final Pattern DUPLICATE =
            Pattern.compile("insert failed: key '(.*)' already exists", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("^evaluation error(?: at [^ ]*)?: ");

    private FailureText() {}

    static String of(CelEvaluationException failure) {
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
            case OVERLOAD_NOT_FOUND -> NO_SUCH_OVERLOAD;
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> message.contains("unsigned") ? "unsigned integer overflow" : "integer overflow";
            case INDEX_OUT_OF_BOUNDS -> INDEX.matcher(message).replaceFirst("index out of bounds: $1");
            default -> message;
        };
    }

    private static String missing(String message) {
        Matcher key = MISSING_KEY.matcher(message);
        return key.matches() ? "no such key: " + key.group(1) : NO_SUCH_OVERLOAD;
    }
}
