package dev.annex.cel.library;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code find} and {@code findAll}, and the language's own {@code matches} with the patterns kept. */
public final class RegexFunctions {

    private static final LoadingCache<String, Pattern> PATTERNS =
            Caffeine.newBuilder().maximumSize(1000).build(RegexFunctions::compile);

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
            return PATTERNS.get(regex).matcher(text).find();
        } catch (EvaluationException e) {
            throw new EvaluationException(e.sentence().substring(ILLEGAL.length()));
        }
    }

    private static String find(String text, String regex) {
        Matcher matcher = PATTERNS.get(regex).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static List<String> findAll(String text, String regex, long most) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PATTERNS.get(regex).matcher(text);
        while ((most < 0 || found.size() < most) && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new EvaluationException(
                    ILLEGAL + "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }
}
