package dev.annex.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a path. */
final class PathParser {

    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+)", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final Pattern RANGE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
    private static final String ENDS = " \t\r\n.,[]$@{}";

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    List<Step> parse() {
        while (at < text.length()) {
            step();
        }
        return steps;
    }

    private void step() {
        if (text.startsWith("[?(", at)) {
            filter();
            return;
        }
        if (text.startsWith("..", at)) {
            descent();
            return;
        }
        char c = text.charAt(at);
        switch (c) {
            case ' ', '@', '$' -> at++;
            case '[' -> bracket();
            case '"', '\'' -> steps.add(new Step.Constant(JsonNodeFactory.instance.textNode(quoted(c))));
            case '.' -> {
                at++;
                field();
            }
            default -> {
                if (c == '+' || c == '-' || Character.isDigit(c)) {
                    steps.add(new Step.Constant(number()));
                } else if (c == '_' || Character.isLetter(c)) {
                    word();
                } else {
                    throw fault("unexpected \"" + c + "\"");
                }
            }
        }
    }

    private void descent() {
        if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Descent) {
            throw fault("\"..\" twice");
        }
        at += 2;
        steps.add(new Step.Descent());
        if (at < text.length() && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)))) {
            field();
        }
    }

    /** A name up to what cannot be in one; a backslash makes the next character part of it. */
    private void field() {
        StringBuilder name = new StringBuilder();
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at));
            at++;
        }
        steps.add(name.toString().equals("*") ? new Step.Wildcard() : new Step.Field(name.toString()));
    }

    private void word() {
        int begin = at;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(begin, at);
        boolean truth = word.equals("true") || word.equals("false");
        steps.add(
                truth
                        ? new Step.Constant(JsonNodeFactory.instance.booleanNode(word.equals("true")))
                        : new Step.Word(word));
    }

    private JsonNode number() {
        int begin = at;
        at++;
        while (at < text.length() && (text.charAt(at) == '.' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        String number = text.substring(begin, at);
        try {
            return number.contains(".")
                    ? JsonNodeFactory.instance.numberNode(new BigDecimal(number))
                    : JsonNodeFactory.instance.numberNode(Long.parseLong(number));
        } catch (NumberFormatException e) {
            throw fault("\"" + number + "\" is no number", e);
        }
    }

    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
            at++;
        }
        if (at == text.length()) {
            throw fault("the quotation has no end");
        }
        at++;
        return value.toString();
    }

    private void bracket() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw fault("the bracket has no end");
        }
        String inside = text.substring(at + 1, end);
        List<String> ways = List.of(inside.split(",", -1));
        if (ways.size() > 1) {
            List<List<Step>> union = new ArrayList<>();
            ways.forEach(way -> union.add(new PathParser("[" + way.trim() + "]").parse()));
            steps.add(new Step.Union(union));
        } else {
            one(inside);
        }
        at = end + 1;
    }

    private void one(String inside) {
        Matcher key = KEY.matcher(inside);
        if (key.matches()) {
            steps.addAll(new PathParser("." + key.group(1)).parse());
            return;
        }
        Matcher range = RANGE.matcher(inside.equals("*") ? ":" : inside);
        if (!range.matches()) {
            throw fault("\"" + inside + "\" is no index");
        }
        boolean single = range.group(2) == null;
        steps.add(new Slice(place(range.group(1)), place(range.group(2)), place(range.group(3)), single));
    }

    private @Nullable Integer place(@Nullable String given) {
        String number = given == null ? "" : given.replace(":", "");
        if (number.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(number);
        } catch (NumberFormatException e) {
            throw fault("\"" + number + "\" is no index", e);
        }
    }

    private void filter() {
        int begin = at + 3;
        int end = endOfFilter(begin);
        if (!text.startsWith(")]", end)) {
            throw fault("the filter has no end");
        }
        String condition = text.substring(begin, end);
        Matcher comparison = COMPARISON.matcher(condition);
        steps.add(
                comparison.matches()
                        ? new Filter(inner(comparison.group(1)), comparison.group(2), inner(comparison.group(3)))
                        : new Filter(inner(condition), "", List.of()));
        at = end + 2;
    }

    /** Where the filter's closing parenthesis is; those inside a quotation do not count. */
    private int endOfFilter(int begin) {
        char quote = 0;
        boolean closed = false;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote && text.charAt(i - 1) != '\\') {
                closed = true;
            } else if (c == ')' && (quote == 0 || closed)) {
                return i;
            }
        }
        throw fault("the filter has no end");
    }

    private static List<Step> inner(String part) {
        return new PathParser(part).parse();
    }

    private IllegalArgumentException fault(String what) {
        return fault(what, null);
    }

    private IllegalArgumentException fault(String what, @Nullable Throwable cause) {
        return new IllegalArgumentException("cannot read the JSON path \"" + text + "\": " + what, cause);
    }
}
