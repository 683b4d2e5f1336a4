package dev.annex.cel.value;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which expressions see fields whose own names are no CEL identifiers. */
public final class FieldNames {

    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_./-][A-Za-z0-9_./-]*");
    private static final Pattern SPECIAL = Pattern.compile("__|[./-]");
    private static final Pattern ESCAPED = Pattern.compile("__[^_]+__");

    private FieldNames() {}

    /** Whether the name is a word of the language, which names a field all the same where nothing else can be meant. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** The name in expressions; nothing if there is none, so that the field cannot be seen. */
    public static Optional<String> escape(String name) {
        if (RESERVED.contains(name)) {
            return Optional.of("__" + name + "__");
        }
        if (!IDENTIFIER.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(SPECIAL.matcher(name).replaceAll(part -> switch (part.group()) {
            case "." -> "__dot__";
            case "-" -> "__dash__";
            case "/" -> "__slash__";
            default -> "__underscores__";
        }));
    }

    /** The field's own name; nothing if the name is not one that {@link #escape} makes. */
    public static Optional<String> unescape(String escaped) {
        if (!escaped.contains("__")) {
            return Optional.of(escaped);
        }
        Matcher parts = ESCAPED.matcher(escaped);
        StringBuilder name = new StringBuilder();
        while (parts.find()) {
            String part = parts.group();
            String content = part.substring(2, part.length() - 2);
            String own = switch (content) {
                case "underscores" -> "__";
                case "dot" -> ".";
                case "dash" -> "-";
                case "slash" -> "/";
                default -> content;
            };
            if (own.equals(content) && !(RESERVED.contains(content) && part.equals(escaped))) {
                return Optional.empty();
            }
            parts.appendReplacement(name, Matcher.quoteReplacement(own));
        }
        return Optional.of(parts.appendTail(name).toString());
    }
}
