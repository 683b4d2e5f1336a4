package dev.annex.cel;

import java.util.regex.Pattern;

/** Puts into Kubernetes' words why an expression cannot be compiled. */
final class CompileErrorText {

    private static final Pattern SYNTAX = Pattern.compile(
            "(?m)^(ERROR: <input>:\\d+:\\d+: )(?=mismatched input|extraneous input|no viable|token recognition|missing )");
    private static final Pattern CANDIDATES = Pattern.compile("(?m) \\(candidates: .*\\)$");
    private static final Pattern LITERAL = Pattern.compile("(duration|timestamp) validation failed\\. Reason: .*");

    private CompileErrorText() {}

    static String of(String errors) {
        String text = SYNTAX.matcher(errors).replaceAll("$1Syntax error: ");
        text = CANDIDATES.matcher(text).replaceAll("");
        return LITERAL.matcher(text).replaceAll("invalid $1 argument");
    }
}
