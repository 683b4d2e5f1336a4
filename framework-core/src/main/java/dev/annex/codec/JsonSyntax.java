package dev.annex.codec;

import dev.annex.status.GoQuote;

/** Says what is wrong with a text that is no JSON, in the words of Go's own reader. Only ever sees such texts. */
final class JsonSyntax {

    private static final String END = "unexpected end of JSON input";
    private static final String VALUE = "looking for beginning of value";

    private final String text;
    private int position;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** The first error of a text. */
    static String error(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        try {
            syntax.value();
            syntax.blanks();
            syntax.check(syntax.position == text.length(), "after top-level value");
            return END;
        } catch (SyntaxError e) {
            return e.text;
        } catch (StackOverflowError e) {
            return "exceeded max depth";
        }
    }

    private static final class SyntaxError extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String text;

        SyntaxError(String text) {
            super(text, null, false, false);
            this.text = text;
        }
    }

    private void value() {
        blanks();
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> check(false, VALUE);
        }
    }

    private void object() {
        position++;
        blanks();
        if (peek() == '}') {
            position++;
            return;
        }
        while (true) {
            blanks();
            check(peek() == '"', "looking for beginning of object key string");
            string();
            blanks();
            check(peek() == ':', "after object key");
            position++;
            value();
            blanks();
            check(peek() == ',' || peek() == '}', "after object key:value pair");
            if (next() == '}') {
                return;
            }
        }
    }

    private void array() {
        position++;
        blanks();
        if (peek() == ']') {
            position++;
            return;
        }
        while (true) {
            value();
            blanks();
            check(peek() == ',' || peek() == ']', "after array element");
            if (next() == ']') {
                return;
            }
        }
    }

    private void string() {
        position++;
        while (true) {
            char c = peek();
            check(c >= ' ', "in string literal");
            position++;
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                check("\"\\/bfnrtu".indexOf(within()) >= 0, "in string escape code");
                if (next() == 'u') {
                    for (int i = 0; i < 4; i++) {
                        check(Character.digit(within(), 16) >= 0, "in \\u hexadecimal character escape");
                        position++;
                    }
                }
            }
        }
    }

    private void literal(String word) {
        for (int i = 1; i < word.length(); i++) {
            position++;
            check(within() == word.charAt(i), "in literal " + word + " (expecting '" + word.charAt(i) + "')");
        }
        position++;
    }

    private void number() {
        if (peek() == '-') {
            position++;
            check(digit(), "in numeric literal");
        }
        if (next() != '0') {
            digits();
        }
        if (position < text.length() && peek() == '.') {
            position++;
            check(digit(), "after decimal point in numeric literal");
            digits();
        }
        if (position < text.length() && (peek() == 'e' || peek() == 'E')) {
            position++;
            if (within() == '+' || within() == '-') {
                position++;
            }
            check(digit(), "in exponent of numeric literal");
            digits();
        }
    }

    private void digits() {
        while (position < text.length() && digit()) {
            position++;
        }
    }

    private boolean digit() {
        return within() >= '0' && within() <= '9';
    }

    private void blanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private char next() {
        return text.charAt(position++);
    }

    /** The character here; ends the reading if there is none. */
    private char peek() {
        if (position >= text.length()) {
            throw new SyntaxError(END);
        }
        return text.charAt(position);
    }

    /** The character here, within what cannot end here; Go's reader ends every text with a blank. */
    private char within() {
        return position < text.length() ? text.charAt(position) : ' ';
    }

    private void check(boolean fine, String where) {
        if (!fine) {
            char c = within();
            String shown = c == '\'' ? "'\\''" : c == '"' ? "'\"'" : "'" + unquoted(c) + "'";
            throw new SyntaxError("invalid character " + shown + " " + where);
        }
    }

    private static String unquoted(char c) {
        String quoted = GoQuote.quote(Character.toString(c));
        return quoted.substring(1, quoted.length() - 1);
    }
}
