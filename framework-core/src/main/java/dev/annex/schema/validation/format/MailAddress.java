package dev.annex.schema.validation.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Addresses of mail (RFC 5322): {@code ann@example.com}, with a name before it or without, or a group of one. */
final class MailAddress {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\\\x00-\\x1f\\x7f]|\\\\[ -~\\x{80}-\\x{10ffff}])%s\"";
    private static final String BLANK = "[ \\t]*";
    private static final String COMMENT = BLANK + "(?:\\([^()]*\\)" + BLANK + ")*";
    private static final String DOTTED = ATOM + "(?:\\." + ATOM + ")*";
    private static final String LITERAL = "\\[[0-9A-Fa-f.:]+\\]";
    private static final String ADDRESS =
            "(?:" + DOTTED + "|" + QUOTED.formatted("+") + ")@" + BLANK + "(?:" + DOTTED + "|" + LITERAL + ")";
    private static final String WORD = "(?:" + ATOM + "|" + QUOTED.formatted("*") + "|\\.)";
    private static final String WORDS = WORD + "(?:" + BLANK + WORD + ")*" + BLANK;
    private static final String MAILBOX =
            BLANK + "(?:" + ADDRESS + "|(?:" + WORDS + ")?<" + BLANK + ADDRESS + BLANK + ">)" + COMMENT;
    private static final Pattern PATTERN =
            Pattern.compile("^(?:" + MAILBOX + "|" + BLANK + WORDS + ":" + MAILBOX + ";" + COMMENT + ")$");

    private static final Pattern LITERALS = Pattern.compile("@" + BLANK + "\\[([^]]*)\\]");

    private MailAddress() {}

    static boolean isValid(String text) {
        Matcher mail = PATTERN.matcher(text);
        if (!mail.find()) {
            return false;
        }
        Matcher literal = LITERALS.matcher(text);
        return !literal.find() || IpAddresses.isAddress(literal.group(1));
    }
}
