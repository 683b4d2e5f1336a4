package dev.annex.validation;

import java.util.ArrayList;
import java.util.List;

/** The keys and values of labels (L-32). Each rule answers with all that is wrong, or nothing. */
public final class Labels {

    private static final int LENGTH = 63;
    private static final String KEY_REGEX = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String KEY_RULE = Sentences.mismatch(
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character",
            KEY_REGEX,
            "MyName",
            "my.name",
            "123-abc");
    private static final String VALUE_RULE = Sentences.mismatch(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character",
            "(" + KEY_REGEX + ")?",
            "MyValue",
            "my_value",
            "12345");

    private Labels() {}

    /** A label's key, which is also what Kubernetes calls a qualified name: {@code [prefix/]name}. */
    public static List<String> key(String key) {
        int slash = key.indexOf('/');
        if (slash >= 0 && key.indexOf('/', slash + 1) >= 0) {
            return List.of("a valid label key " + KEY_RULE
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        List<String> faults = new ArrayList<>();
        if (slash == 0) {
            faults.add("prefix part must be non-empty");
        } else if (slash > 0) {
            Names.labelPrefix(key.substring(0, slash)).forEach(fault -> faults.add("prefix part " + fault));
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            faults.add("name part must be non-empty");
        } else if (Sentences.bytes(name) > LENGTH) {
            faults.add("name part " + Sentences.tooLong(LENGTH));
        }
        if (name.isEmpty() || !wellFormed(name)) {
            faults.add("name part " + KEY_RULE);
        }
        return faults;
    }

    /** A label's value. */
    public static List<String> value(String value) {
        List<String> faults = new ArrayList<>();
        if (Sentences.bytes(value) > LENGTH) {
            faults.add(Sentences.tooLong(LENGTH));
        }
        if (!wellFormed(value)) {
            faults.add(VALUE_RULE);
        }
        return faults;
    }

    private static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = i > 0 && i < text.length() - 1;
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && !(inner && (c == '-' || c == '_' || c == '.'))) {
                return false;
            }
        }
        return true;
    }
}
