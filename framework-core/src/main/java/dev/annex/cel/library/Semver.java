package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.annex.status.GoQuote;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version.
 *
 * @param preRelease the identifiers behind the dash; empty for a release
 * @param build what stands behind the plus, which does not count when versions are compared
 */
record Semver(long major, long minor, long patch, List<String> preRelease, List<String> build)
        implements Comparable<Semver>, KubernetesValue {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z-]+");

    @Override
    public String typeName() {
        return "kubernetes.Semver";
    }

    static Semver parse(String text) {
        if (text.isEmpty()) {
            throw new EvaluationException("Version string empty");
        }
        String[] parts = text.split("\\.", 3);
        if (parts.length != 3) {
            throw new EvaluationException("No Major.Minor.Patch elements found");
        }
        long major = number("major", parts[0]);
        long minor = number("minor", parts[1]);
        String patch = parts[2];
        List<String> build = List.of();
        List<String> preRelease = List.of();
        int plus = patch.indexOf('+');
        if (plus >= 0) {
            build = List.of(patch.substring(plus + 1).split("\\.", -1));
            patch = patch.substring(0, plus);
        }
        int dash = patch.indexOf('-');
        if (dash >= 0) {
            preRelease = List.of(patch.substring(dash + 1).split("\\.", -1));
            patch = patch.substring(0, dash);
        }
        long patchNumber = number("patch", patch);
        preRelease.forEach(Semver::checkPreRelease);
        build.forEach(Semver::checkBuild);
        return new Semver(major, minor, patchNumber, preRelease, build);
    }

    private static long number(String what, String text) {
        String quoted = GoQuote.quote(text);
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new EvaluationException("Invalid character(s) found in " + what + " number " + quoted);
        }
        if (text.length() > 1 && text.startsWith("0")) {
            throw new EvaluationException(Character.toUpperCase(what.charAt(0)) + what.substring(1)
                    + " number must not contain leading zeroes " + quoted);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            String why = text.isEmpty() ? "invalid syntax" : "value out of range";
            throw new EvaluationException("strconv.ParseUint: parsing " + quoted + ": " + why);
        }
    }

    private static void checkPreRelease(String identifier) {
        if (identifier.isEmpty()) {
            throw new EvaluationException("Prerelease is empty");
        }
        if (NUMBER.matcher(identifier).matches() && identifier.length() > 1 && identifier.startsWith("0")) {
            throw new EvaluationException(
                    "Numeric PreRelease version must not contain leading zeroes " + GoQuote.quote(identifier));
        }
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new EvaluationException("Invalid character(s) found in prerelease " + GoQuote.quote(identifier));
        }
    }

    private static void checkBuild(String identifier) {
        if (identifier.isEmpty()) {
            throw new EvaluationException("Build meta data is empty");
        }
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new EvaluationException("Invalid character(s) found in build meta data " + GoQuote.quote(identifier));
        }
    }

    /** The text without a leading v, without leading zeros, and with the numbers that it lacks. */
    static String normalize(String text) {
        String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
        for (int i = 0; i < parts.length; i++) {
            String stripped = parts[i].replaceFirst("^0+", "");
            boolean digit = !stripped.isEmpty() && Character.isDigit(stripped.charAt(0));
            parts[i] = parts[i].length() <= 1 ? parts[i] : digit ? stripped : "0" + stripped;
        }
        String last = parts[parts.length - 1];
        if (parts.length < 3 && (last.contains("+") || last.contains("-"))) {
            throw new EvaluationException("short version cannot contain PreRelease/Build meta data");
        }
        return String.join(".", parts) + ".0".repeat(3 - parts.length);
    }

    @Override
    public int compareTo(Semver other) {
        int numbers = Long.compare(major, other.major);
        numbers = numbers != 0 ? numbers : Long.compare(minor, other.minor);
        numbers = numbers != 0 ? numbers : Long.compare(patch, other.patch);
        if (numbers != 0) {
            return numbers;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int identifiers = compare(preRelease.get(i), other.preRelease.get(i));
            if (identifiers != 0) {
                return identifiers;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /** Numbers come before words, and are compared by value; texts of equal length without leading zeros by order. */
    private static int compare(String left, String right) {
        boolean leftNumber = NUMBER.matcher(left).matches();
        boolean rightNumber = NUMBER.matcher(right).matches();
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        int lengths = leftNumber ? Integer.compare(left.length(), right.length()) : 0;
        return Integer.signum(lengths != 0 ? lengths : left.compareTo(right));
    }

    /** Versions that differ in their builds alone are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Semver semver && compareTo(semver) == 0;
    }

    @Override
    public int hashCode() {
        return List.of(major, minor, patch, preRelease).hashCode();
    }
}
