package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/** {@code semver('1.2.3')} and its comparisons. */
final class SemverFunctions {

    private static final Parameter<Semver> SEMVER =
            new Parameter<>(OpaqueType.create("kubernetes.Semver"), Semver.class);

    private SemverFunctions() {}

    static List<LibraryFunction> all() {
        return List.of(
                LibraryFunction.global("semver", "string_to_semver", SEMVER.type(), Parameter.STRING, Semver::parse),
                LibraryFunction.global(
                        "semver",
                        "string_bool_to_semver",
                        SEMVER.type(),
                        Parameter.STRING,
                        Parameter.BOOL,
                        SemverFunctions::parse),
                LibraryFunction.global(
                        "isSemver",
                        "is_semver_string",
                        SimpleType.BOOL,
                        Parameter.STRING,
                        text -> isSemver(text, false)),
                LibraryFunction.global(
                        "isSemver",
                        "is_semver_string_bool",
                        SimpleType.BOOL,
                        Parameter.STRING,
                        Parameter.BOOL,
                        SemverFunctions::isSemver),
                LibraryFunction.member("major", "semver_major", SimpleType.INT, SEMVER, Semver::major),
                LibraryFunction.member("minor", "semver_minor", SimpleType.INT, SEMVER, Semver::minor),
                LibraryFunction.member("patch", "semver_patch", SimpleType.INT, SEMVER, Semver::patch),
                LibraryFunction.member(
                        "isGreaterThan",
                        "semver_is_greater_than",
                        SimpleType.BOOL,
                        SEMVER,
                        SEMVER,
                        (left, right) -> left.compareTo(right) > 0),
                LibraryFunction.member(
                        "isLessThan",
                        "semver_is_less_than",
                        SimpleType.BOOL,
                        SEMVER,
                        SEMVER,
                        (left, right) -> left.compareTo(right) < 0),
                LibraryFunction.member(
                        "compareTo", "semver_compare_to", SimpleType.INT, SEMVER, SEMVER, (left, right) ->
                                (long) left.compareTo(right)));
    }

    private static Semver parse(String text, boolean normalize) {
        return Semver.parse(normalize ? Semver.normalize(text) : text);
    }

    private static boolean isSemver(String text, boolean normalize) {
        try {
            parse(text, normalize);
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }
}
