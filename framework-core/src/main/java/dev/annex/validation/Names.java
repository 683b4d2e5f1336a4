package dev.annex.validation;

import java.util.ArrayList;
import java.util.List;

/** The kinds of names that Kubernetes knows (L-30, L-31). Each rule answers with all that is wrong, or nothing. */
public final class Names {

    private static final int LABEL_LENGTH = 63;
    private static final int SUBDOMAIN_LENGTH = 253;
    private static final String LABEL_REGEX = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN_REGEX = LABEL_REGEX + "(\\." + LABEL_REGEX + ")*";
    private static final String DNS_1035_REGEX = "[a-z]([-a-z0-9]*[a-z0-9])?";

    private Names() {}

    /** A name that can stand between two slashes of a path. */
    static List<String> pathSegment(String name, boolean prefix) {
        if (!prefix && (name.equals(".") || name.equals(".."))) {
            return List.of("may not be '" + name + "'");
        }
        List<String> faults = new ArrayList<>();
        for (String illegal : List.of("/", "%")) {
            if (name.contains(illegal)) {
                faults.add("may not contain '" + illegal + "'");
            }
        }
        return faults;
    }

    /** Whether a name can stand between two slashes of a path. */
    public static boolean isPathSegment(String name) {
        return pathSegment(name, false).isEmpty();
    }

    /** A lower-case RFC 1123 label. */
    public static List<String> dnsLabel(String name) {
        List<String> faults = new ArrayList<>();
        if (Sentences.bytes(name) > LABEL_LENGTH) {
            faults.add(tooLong(LABEL_LENGTH));
        }
        if (!isLabel(name, 0, name.length())) {
            faults.add(
                    isSubdomain(name)
                            ? "must not contain dots"
                            : Sentences.mismatch(
                                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                                            + " '-', and must start and end with an alphanumeric character",
                                    LABEL_REGEX,
                                    "my-name",
                                    "123-abc"));
        }
        return faults;
    }

    /** The prefix of a label's key, which is a lower-case RFC 1123 subdomain. */
    static List<String> labelPrefix(String name) {
        List<String> faults = new ArrayList<>(dnsSubdomain(name));
        faults.replaceAll(
                fault -> fault.equals(tooLong(SUBDOMAIN_LENGTH)) ? Sentences.tooLong(SUBDOMAIN_LENGTH) : fault);
        return faults;
    }

    /** A lower-case RFC 1123 subdomain. */
    public static List<String> dnsSubdomain(String name) {
        List<String> faults = new ArrayList<>();
        if (Sentences.bytes(name) > SUBDOMAIN_LENGTH) {
            faults.add(tooLong(SUBDOMAIN_LENGTH));
        }
        if (!isSubdomain(name)) {
            faults.add(Sentences.mismatch(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                            + " and must start and end with an alphanumeric character",
                    SUBDOMAIN_REGEX,
                    "example.com"));
        }
        return faults;
    }

    /** An RFC 1035 label, which unlike the other begins with a letter. */
    public static List<String> dns1035Label(String name) {
        List<String> faults = new ArrayList<>();
        if (Sentences.bytes(name) > LABEL_LENGTH) {
            faults.add(tooLong(LABEL_LENGTH));
        }
        if (!isLabel(name, 0, name.length()) || isDigit(name.charAt(0))) {
            faults.add(Sentences.mismatch(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
                            + " alphabetic character, and end with an alphanumeric character",
                    DNS_1035_REGEX,
                    "my-name",
                    "abc-123"));
        }
        return faults;
    }

    /** A prefix may end with a dash, since something follows; upstream puts a letter over its last two characters. */
    static String maskTrailingDash(String name) {
        if (name.length() < 2 || !name.endsWith("-")) {
            return name;
        }
        // upstream cuts bytes: of a longer character some remain, which are in no name
        char last = name.charAt(name.length() - 2);
        return name.substring(0, name.length() - 2) + (last < 0x80 ? "a" : last + "a");
    }

    /** Upstream counts bytes and calls them characters, other than in what it says of labels. */
    private static String tooLong(int maximum) {
        return "must be no more than " + maximum + " characters";
    }

    private static boolean isSubdomain(String name) {
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            if (!isLabel(name, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(name, start, name.length());
    }

    private static boolean isLabel(String name, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            boolean inner = i > start && i < end - 1;
            if (!isDigit(c) && !(c >= 'a' && c <= 'z') && !(inner && c == '-')) {
                return false;
            }
        }
        return start < end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
