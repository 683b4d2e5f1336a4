package dev.annex.selector;

import dev.annex.selector.LabelSelectorLexer.Kind;
import dev.annex.selector.LabelSelectorLexer.Token;
import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import dev.annex.status.StatusException;
import dev.annex.validation.Labels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a label selector, and says what it expected where it cannot (W-01). */
final class LabelSelectorParser {

    private static final String IN_REQUIREMENT = "unable to parse requirement: ";

    private final List<Token> tokens;
    private int position;

    LabelSelectorParser(String text) {
        this.tokens = new LabelSelectorLexer(text).tokens();
    }

    List<LabelRequirement> parse() {
        List<LabelRequirement> requirements = new ArrayList<>();
        while (true) {
            Token ahead = peek();
            if (ahead.kind() == Kind.END) {
                return requirements;
            }
            if (!beginsRequirement(ahead)) {
                throw found(ahead, ", expected: !, identifier, or 'end of string'");
            }
            requirements.add(requirement());
            Token after = next();
            if (after.kind() == Kind.END) {
                return requirements;
            }
            if (after.kind() != Kind.COMMA) {
                throw found(after, ", expected: ',' or 'end of string'");
            }
            if (!beginsRequirement(peek())) {
                throw found(peek(), ", expected: identifier after ','");
            }
        }
    }

    private LabelRequirement requirement() {
        Token token = next();
        boolean absent = token.kind() == Kind.NOT;
        if (absent) {
            token = next();
        }
        if (!isValue(token)) {
            throw inRequirement(token, ", expected: identifier");
        }
        String key = token.text();
        List<String> faults = Labels.key(key);
        if (!faults.isEmpty()) {
            throw invalid(List.of("<nil>: Invalid value: " + GoQuote.quote(key) + ": " + String.join("; ", faults)));
        }
        if (absent || endsRequirement(peek())) {
            return new LabelRequirement(key, absent ? Operator.DOES_NOT_EXIST : Operator.EXISTS, List.of());
        }
        Operator operator = operator();
        Set<String> values = operator == Operator.IN || operator == Operator.NOT_IN ? values() : Set.of(value());
        return check(new LabelRequirement(key, operator, List.copyOf(values)));
    }

    private Operator operator() {
        Token token = next();
        return switch (token.kind()) {
            case IN -> Operator.IN;
            case NOT_IN -> Operator.NOT_IN;
            case EQUALS -> Operator.EQUALS;
            case DOUBLE_EQUALS -> Operator.DOUBLE_EQUALS;
            case NOT_EQUALS -> Operator.NOT_EQUALS;
            case GREATER_THAN -> Operator.GREATER_THAN;
            case LESS_THAN -> Operator.LESS_THAN;
            default -> throw inRequirement(token, ", expected: in, notin, =, ==, !=, gt, lt");
        };
    }

    /** The single value of a comparison, which may be left out. */
    private String value() {
        if (endsRequirement(peek())) {
            return "";
        }
        Token token = next();
        if (!isValue(token)) {
            throw inRequirement(token, ", expected: identifier");
        }
        return token.text();
    }

    /** The values of a set, any of which may be left out. */
    private Set<String> values() {
        Token open = next();
        if (open.kind() != Kind.OPEN) {
            throw inRequirement(open, " expected: '('");
        }
        Token first = peek();
        if (first.kind() == Kind.CLOSE) {
            next();
            return Set.of("");
        }
        if (first.kind() != Kind.COMMA && !isValue(first)) {
            throw inRequirement(first, ", expected: ',', ')' or identifier");
        }
        Set<String> values = new TreeSet<>(LabelSelector.BYTEWISE);
        boolean last;
        do {
            last = readValue(values);
        } while (!last);
        next();
        return values;
    }

    /** Reads one value or comma of a set, and tells whether the set ends after it. */
    private boolean readValue(Set<String> values) {
        Token token = next();
        Kind ahead = peek().kind();
        if (isValue(token)) {
            values.add(token.text());
            if (ahead != Kind.COMMA && ahead != Kind.CLOSE) {
                throw inRequirement(peek(), ", expected: ',' or ')'");
            }
            return ahead == Kind.CLOSE;
        }
        if (token.kind() != Kind.COMMA) {
            throw inRequirement(token, ", expected: ',', or identifier");
        }
        if (values.isEmpty() || ahead == Kind.CLOSE || ahead == Kind.COMMA) {
            values.add("");
        }
        return ahead == Kind.CLOSE;
    }

    private static LabelRequirement check(LabelRequirement requirement) {
        Set<String> faults = new LinkedHashSet<>();
        List<String> values = requirement.values();
        boolean number =
                requirement.operator() == Operator.GREATER_THAN || requirement.operator() == Operator.LESS_THAN;
        if (number && LabelRequirement.wholeNumber(values.get(0)).isEmpty()) {
            faults.add("values[0]: Invalid value: " + GoQuote.quote(values.get(0))
                    + ": for 'Gt', 'Lt' operators, the value must be an integer");
        }
        for (int i = 0; i < values.size(); i++) {
            List<String> wrong = Labels.value(values.get(i));
            if (!wrong.isEmpty()) {
                faults.add("values[" + i + "][" + requirement.key() + "]: Invalid value: "
                        + GoQuote.quote(values.get(i)) + ": " + String.join("; ", wrong));
            }
        }
        if (!faults.isEmpty()) {
            throw invalid(List.copyOf(faults));
        }
        return requirement;
    }

    private Token peek() {
        return tokens.get(Math.min(position, tokens.size() - 1));
    }

    private Token next() {
        Token token = peek();
        position++;
        return token;
    }

    private static boolean beginsRequirement(Token token) {
        return token.kind() == Kind.NOT || isValue(token);
    }

    private static boolean endsRequirement(Token token) {
        return token.kind() == Kind.END || token.kind() == Kind.COMMA;
    }

    /** Where keys and values stand, the words for operators are ordinary words. */
    private static boolean isValue(Token token) {
        return token.kind() == Kind.IDENTIFIER || token.kind() == Kind.IN || token.kind() == Kind.NOT_IN;
    }

    private static StatusException found(Token token, String expected) {
        return Failures.badRequest("found '" + token.text() + "'" + expected);
    }

    private static StatusException inRequirement(Token token, String expected) {
        return Failures.badRequest(IN_REQUIREMENT + "found '" + token.text() + "'" + expected);
    }

    private static StatusException invalid(List<String> faults) {
        return Failures.badRequest(
                IN_REQUIREMENT + (faults.size() == 1 ? faults.get(0) : "[" + String.join(", ", faults) + "]"));
    }
}
