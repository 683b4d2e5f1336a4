package dev.annex.validation;

import java.nio.charset.StandardCharsets;

/** The turns of phrase that the rules for names share (L-31, L-32). */
final class Sentences {

    private Sentences() {}

    static String tooLong(int maximumBytes) {
        return "must be no more than " + maximumBytes + " bytes";
    }

    /** The rule with its examples, which upstream joins with two blanks, and its regular expression. */
    static String mismatch(String rule, String regex, String... examples) {
        StringBuilder text = new StringBuilder(rule).append(" (e.g. ");
        for (int i = 0; i < examples.length; i++) {
            text.append(i > 0 ? " or " : "").append('\'').append(examples[i]).append("', ");
        }
        return text.append("regex used for validation is '")
                .append(regex)
                .append("')")
                .toString();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
