package dev.annex.cel.library;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.PatternSyntaxException;
import dev.annex.cel.value.EvaluationException;
import dev.annex.schema.GoRegex;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.Optional;

/** {@code find} and {@code findAll}, and the language's own {@code matches} with the patterns kept. */
public final class RegexFunctions {

    /** Steps of all patterns that are kept, each of which is some tens of bytes. */
    private static final long KEPT = 500_000;

    private static final LoadingCache<String, GoRegex> PATTERNS = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String text, GoRegex regex) -> (int) Math.min(KEPT, regex.size() + 100))
            .build(RegexFunctions::compile);

    private static final String ILLEGAL = "Illegal regex: ";

    private RegexFunctions() {}

    static List<LibraryFunction> all() {
        ListType strings = ListType.create(SimpleType.STRING);
        return List.of(
                LibraryFunction.member(
                        "find",
                        "string_find_string",
                        SimpleType.STRING,
                        Parameter.STRING,
                        Parameter.STRING,
                        RegexFunctions::find),
                LibraryFunction.member(
                        "findAll",
                        "string_find_all_string",
                        strings,
                        Parameter.STRING,
                        Parameter.STRING,
                        (text, regex) -> findAll(text, regex, -1)),
                new LibraryFunction(
                        "findAll",
                        CelOverloadDecl.newMemberOverload(
                                "string_find_all_string_int",
                                strings,
                                SimpleType.STRING,
                                SimpleType.STRING,
                                SimpleType.INT),
                        CelFunctionBinding.from(
                                "string_find_all_string_int",
                                List.of(String.class, String.class, Long.class),
                                args -> findAll((String) args[0], (String) args[1], (Long) args[2]))));
    }

    /** Why a pattern is none; nothing if it is one. */
    public static Optional<String> fault(String regex) {
        try {
            matches("", regex);
            return Optional.empty();
        } catch (EvaluationException e) {
            return Optional.of(e.sentence());
        }
    }

    /** Whether the pattern is found anywhere in the text. */
    static boolean matches(String text, String regex) {
        try {
            return PATTERNS.get(regex).isFoundIn(text);
        } catch (EvaluationException e) {
            throw new EvaluationException(e.sentence().substring(ILLEGAL.length()));
        }
    }

    private static String find(String text, String regex) {
        List<String> found = PATTERNS.get(regex).findAll(text, 1);
        return found.isEmpty() ? "" : found.get(0);
    }

    private static List<String> findAll(String text, String regex, long most) {
        return PATTERNS.get(regex).findAll(text, most);
    }

    private static GoRegex compile(String regex) {
        try {
            return GoRegex.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new EvaluationException(
                    ILLEGAL + "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }
}
