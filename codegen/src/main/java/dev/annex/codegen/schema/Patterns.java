package dev.annex.codegen.schema;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Pattern.Flag;
import java.util.Map;

/** Jakarta's regular expressions, which have to match the whole text, as schemas' ones, which match any part of it. */
final class Patterns {

    private static final Map<Flag, String> FLAGS =
            Map.of(Flag.CASE_INSENSITIVE, "i", Flag.MULTILINE, "m", Flag.DOTALL, "s");

    private Patterns() {}

    static void add(SchemaNode node, Pattern pattern) {
        StringBuilder flags = new StringBuilder();
        for (Flag flag : pattern.flags()) {
            String letter = FLAGS.get(flag);
            if (letter == null) {
                node.problem(
                        "@Pattern has the flag " + flag + ", which schemas do not know",
                        "say it in the expression, or check it in a Validator");
                return;
            }
            flags.append(letter);
        }
        Limits.pattern(node.schema(), (flags.length() == 0 ? "" : "(?" + flags + ")") + anchored(pattern));
    }

    private static String anchored(Pattern pattern) {
        String text = pattern.regexp();
        boolean multiline = java.util.Arrays.asList(pattern.flags()).contains(Flag.MULTILINE);
        boolean alternatives = text.contains("|");
        if (!multiline && !alternatives && text.startsWith("^") && text.endsWith("$") && !text.endsWith("\\$")) {
            return text;
        }
        return multiline ? "\\A(?:" + text + ")\\z" : "^(?:" + text + ")$";
    }
}
