package dev.annex.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a label selector into tokens. */
final class LabelSelectorLexer {

    private static final String SPECIAL = "=!(),><";
    private static final String BLANK = " \t\r\n";

    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry(")", Kind.CLOSE),
            Map.entry(",", Kind.COMMA),
            Map.entry("!", Kind.NOT),
            Map.entry("==", Kind.DOUBLE_EQUALS),
            Map.entry("=", Kind.EQUALS),
            Map.entry(">", Kind.GREATER_THAN),
            Map.entry("in", Kind.IN),
            Map.entry("<", Kind.LESS_THAN),
            Map.entry("!=", Kind.NOT_EQUALS),
            Map.entry("notin", Kind.NOT_IN),
            Map.entry("(", Kind.OPEN));

    private final String text;
    private int position;

    LabelSelectorLexer(String text) {
        this.text = text;
    }

    /** What a token is. */
    enum Kind {
        END,
        IDENTIFIER,
        COMMA,
        NOT,
        EQUALS,
        DOUBLE_EQUALS,
        NOT_EQUALS,
        GREATER_THAN,
        LESS_THAN,
        IN,
        NOT_IN,
        OPEN,
        CLOSE
    }

    /** A piece of the text. */
    record Token(Kind kind, String text) {}

    /** All tokens; the last is the end. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = next();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        while (position < text.length() && BLANK.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (position == text.length() || text.charAt(position) == 0) {
            return new Token(Kind.END, "");
        }
        return isSpecial(position) ? special() : word();
    }

    /** The longest operator that begins here. */
    private Token special() {
        int length = 1;
        if (position + 1 < text.length() && WORDS.containsKey(text.substring(position, position + 2))) {
            length = 2;
        }
        String found = text.substring(position, position + length);
        position += length;
        return new Token(WORDS.getOrDefault(found, Kind.END), found);
    }

    private Token word() {
        int start = position;
        while (position < text.length()
                && text.charAt(position) != 0
                && !isSpecial(position)
                && BLANK.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String found = text.substring(start, position);
        if (position < text.length() && text.charAt(position) == 0) {
            position++;
        }
        return new Token(WORDS.getOrDefault(found, Kind.IDENTIFIER), found);
    }

    private boolean isSpecial(int index) {
        return SPECIAL.indexOf(text.charAt(index)) >= 0;
    }
}
