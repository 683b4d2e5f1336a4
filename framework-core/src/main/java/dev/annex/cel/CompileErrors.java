package dev.annex.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts into Kubernetes' words why an expression cannot be compiled.
 *
 * @param source the expression
 * @param operands finds the operands of a logical operator
 */
record CompileErrors(CelSource source, LogicalOperands operands) {

    private static final Pattern SYNTAX =
            Pattern.compile("^(?=mismatched input|extraneous input|no viable|token recognition|missing )");
    private static final Pattern CANDIDATES = Pattern.compile(" \\(candidates: .*\\)$");
    private static final Pattern LOGICAL =
            Pattern.compile("found no matching overload for '_(?:&&|\\|\\|)_' applied to '\\((.*)\\)'");
    private static final Pattern TYPES = Pattern.compile("^(?:found no matching overload|expected type |type ').*");
    private static final Pattern LIST_MACRO = Pattern.compile("\\.\\s*(?:map|filter)\\s*\\([^()]*$");
    private static final String NO_NAME = "The argument must be a simple name";
    private static final Pattern INTEGER = Pattern.compile("^For input string: .*");
    private static final Pattern UNSIGNED = Pattern.compile("^String value .* exceeds range of unsigned long\\.");
    private static final Pattern ESCAPE = Pattern.compile("^Illegal escape sequence: Unicode escape .*");

    /** What is wrong with an expression that cannot even be parsed. */
    static String syntax(CelSource source, List<CelIssue> issues) {
        return text(source, issues.stream().map(issue -> reworded(issue, sentence(source, issue))));
    }

    String text(List<CelIssue> issues) {
        return text(source, issues.stream().flatMap(this::reworded));
    }

    private static String text(CelSource source, Stream<CelIssue> issues) {
        return issues.sorted(Comparator.comparing(CelIssue::getSourceLocation, CompileErrors::order))
                .map(issue -> issue.toDisplayString(source))
                .collect(Collectors.joining("\n"));
    }

    private static int order(CelSourceLocation left, CelSourceLocation right) {
        int lines = Integer.compare(left.getLine(), right.getLine());
        return lines == 0 ? Integer.compare(left.getColumn(), right.getColumn()) : lines;
    }

    /** Logical operators are not refused themselves, but each of their operands is that is no truth value. */
    private Stream<CelIssue> reworded(CelIssue issue) {
        Matcher logical = LOGICAL.matcher(issue.getMessage());
        if (logical.lookingAt()) {
            return operands.issues(issue, logical.group(1));
        }
        return Stream.of(reworded(issue, sentence(source, issue)));
    }

    /** What is said of a variable that has no name depends on the macro. */
    private static String noName(CelSource source, CelIssue issue) {
        CelSourceLocation at = issue.getSourceLocation();
        String before = source.getLocationOffset(at.getLine(), at.getColumn())
                .map(offset -> source.getContent().slice(0, offset).toString())
                .orElse("");
        return LIST_MACRO.matcher(before).find() ? "argument is not an identifier" : "argument must be a simple name";
    }

    private static CelIssue reworded(CelIssue issue, String sentence) {
        return reworded(issue, sentence, issue.getSourceLocation());
    }

    /** Another sentence about the same part of the expression. */
    static CelIssue reworded(CelIssue issue, String sentence, CelSourceLocation location) {
        return CelIssue.newBuilder()
                .setExprId(issue.getExprId())
                .setSeverity(issue.getSeverity())
                .setMessage(sentence)
                .setSourceLocation(location)
                .build();
    }

    private static String sentence(CelSource source, CelIssue issue) {
        String message = issue.getMessage();
        if (message.equals(NO_NAME)) {
            return noName(source, issue);
        }
        String text = SYNTAX.matcher(message).replaceFirst("Syntax error: ");
        text = CANDIDATES.matcher(text).replaceFirst("");
        text = INTEGER.matcher(text).replaceFirst("invalid int literal");
        text = UNSIGNED.matcher(text).replaceFirst("invalid uint literal");
        text = ESCAPE.matcher(text).replaceFirst("unable to unescape string");
        return switch (text) {
            case "Invalid unicode code point" -> "invalid unicode code point";
            default -> TYPES.matcher(text).matches() ? types(text) : text;
        };
    }

    /** The types in a sentence by the names that upstream has for them; what is not known is anything. */
    static String types(String text) {
        return text.replace("google.protobuf.Duration", "duration")
                .replace("google.protobuf.Timestamp", "timestamp")
                .replace("*error*", "!error!")
                .replaceAll("%[A-Za-z]+[0-9]*", "dyn");
    }
}
