package dev.annex.schema.validation.format;

import com.google.re2j.Pattern;

/** Addresses of mail (RFC 5322): {@code ann@example.com}, with a name before it or without. */
final class MailAddress {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\\\x00-\\x1f\\x7f]|\\\\[ -~\\x{80}-\\x{10ffff}])*\"";
    private static final String BLANK = "[ \\t]*";
    private static final String COMMENT = BLANK + "(?:\\([^()]*\\)" + BLANK + ")*";
    private static final String DOTTED = ATOM + "(?:\\." + ATOM + ")*";
    private static final String LITERAL = "\\[[0-9A-Fa-f.:]+\\]";
    private static final String ADDRESS = "(?:" + DOTTED + "|" + QUOTED + ")@(?:" + DOTTED + "|" + LITERAL + ")";
    private static final String WORD = "(?:" + ATOM + "|" + QUOTED + "|\\.)";
    private static final Pattern PATTERN = Pattern.compile("^" + BLANK + "(?:" + ADDRESS + "|(?:" + WORD + "(?:"
            + BLANK + WORD + ")*" + BLANK + ")?<" + BLANK + ADDRESS + BLANK + ">)" + COMMENT + "$");

    private MailAddress() {}

    static boolean isValid(String text) {
        return PATTERN.matcher(text).find();
    }
}
