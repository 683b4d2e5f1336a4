package dev.annex.test.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes texts that match a regular expression, if it has no more than literals, classes, groups and repetitions. */
final class RandomPattern {

    private static final int MOST_REPETITIONS = 6;
    private static final int ATTEMPTS = 20;
    private static final String WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

    private final String expression;
    private final Random random;
    private int at;

    private RandomPattern(String expression, Random random) {
        this.expression = expression;
        this.random = random;
    }

    /** A text that matches; empty if none was found. */
    static Optional<String> text(String expression, Random random) {
        try {
            Pattern pattern = Pattern.compile(expression);
            for (int i = 0; i < ATTEMPTS; i++) {
                RandomPattern reader = new RandomPattern(expression, random);
                String text = reader.alternatives();
                if (reader.at == expression.length() && pattern.matcher(text).find()) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (PatternSyntaxException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private boolean more() {
        return at < expression.length();
    }

    private boolean take(char wanted) {
        boolean there = more() && expression.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private String alternatives() {
        List<String> choices = new ArrayList<>();
        do {
            choices.add(sequence());
        } while (take('|'));
        return choices.get(random.nextInt(choices.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (more() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            int start = at;
            String once = atom();
            int end = at;
            int times = repetitions();
            int after = at;
            for (int i = 0; i < times; i++) {
                at = start;
                text.append(i == 0 ? once : atom());
            }
            at = times > 0 ? Math.max(end, after) : after;
        }
        return text.toString();
    }

    private int repetitions() {
        int least = 1;
        int most = 1;
        if (take('*')) {
            least = 0;
            most = MOST_REPETITIONS;
        } else if (take('+')) {
            most = MOST_REPETITIONS;
        } else if (take('?')) {
            least = 0;
        } else if (take('{')) {
            int close = expression.indexOf('}', at);
            String[] bounds = expression.substring(at, close).split(",", -1);
            least = Integer.parseInt(bounds[0]);
            most = bounds.length == 1
                    ? least
                    : bounds[1].isEmpty() ? least + MOST_REPETITIONS : Integer.parseInt(bounds[1]);
            at = close + 1;
        } else {
            return 1;
        }
        take('?');
        return least + random.nextInt(most - least + 1);
    }

    private String atom() {
        char first = expression.charAt(at++);
        return switch (first) {
            case '^', '$' -> "";
            case '.' -> String.valueOf(one(WORD));
            case '(' -> group();
            case '[' -> String.valueOf(one(characterClass()));
            case '\\' -> escaped();
            case '*', '+', '?', '{' -> throw new UnsupportedOperationException(expression);
            default -> String.valueOf(first);
        };
    }

    private String group() {
        if (expression.startsWith("?:", at)) {
            at += 2;
        } else if (take('?')) {
            throw new UnsupportedOperationException(expression);
        }
        String text = alternatives();
        if (!take(')')) {
            throw new UnsupportedOperationException(expression);
        }
        return text;
    }

    private String escaped() {
        char kind = expression.charAt(at++);
        return "bBAzZ".indexOf(kind) >= 0 ? "" : String.valueOf(one(escape(kind)));
    }

    private static String escape(char kind) {
        return switch (kind) {
            case 'd' -> "0123456789";
            case 'w' -> WORD;
            case 's' -> " ";
            case 't' -> "\t";
            case 'n' -> "\n";
            default -> {
                if (Character.isLetterOrDigit(kind)) {
                    throw new UnsupportedOperationException("\\" + kind);
                }
                yield String.valueOf(kind);
            }
        };
    }

    private String characterClass() {
        boolean negated = take('^');
        StringBuilder members = new StringBuilder();
        boolean first = true;
        while (first || expression.charAt(at) != ']') {
            first = false;
            char from = expression.charAt(at++);
            if (from == '\\') {
                members.append(escape(expression.charAt(at++)));
            } else if (from == '[') {
                throw new UnsupportedOperationException(expression);
            } else if (expression.charAt(at) == '-' && expression.charAt(at + 1) != ']') {
                char to = expression.charAt(at + 1);
                at += 2;
                for (char member = from; member <= to; member++) {
                    members.append(member);
                }
            } else {
                members.append(from);
            }
        }
        at++;
        return negated ? others(members.toString()) : members.toString();
    }

    private static String others(String members) {
        StringBuilder others = new StringBuilder();
        for (char other : (WORD + " -.:/").toCharArray()) {
            if (members.indexOf(other) < 0) {
                others.append(other);
            }
        }
        return others.toString();
    }

    private char one(String members) {
        if (members.isEmpty()) {
            throw new UnsupportedOperationException(expression);
        }
        return members.charAt(random.nextInt(members.length()));
    }
}
