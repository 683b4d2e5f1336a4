package dev.annex.openapi;

import java.util.List;
import java.util.Locale;

/**
 * Operation ids and tags, from an operation's name and path (D-25): the verb, then group and version in camel case, then
 * the rest of the name. Client generators name their methods after them.
 */
final class OperationNames {

    private static final List<String> VERBS =
            List.of("get", "list", "watch", "read", "create", "replace", "patch", "delete", "connect");

    private OperationNames() {}

    static String id(Operation operation) {
        String verb = VERBS.stream()
                .filter(operation.name()::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verb starts " + operation.name()));
        String[] parts = parts(operation.path());
        StringBuilder id = new StringBuilder(verb);
        if (parts.length >= 2) {
            id.append(camelCase(group(parts), true));
        }
        if (parts.length > 2) {
            id.append(camelCase(parts[2], true));
        }
        return id.append(camelCase(operation.name().substring(verb.length()), true))
                .toString();
    }

    static String tag(Operation operation) {
        String[] parts = parts(operation.path());
        if (parts.length == 1) {
            return camelCase(parts[0], false);
        }
        String group = camelCase(group(parts), false);
        return parts.length == 2 ? group : group + "_" + camelCase(parts[2], false);
    }

    private static String[] parts(String path) {
        return path.replaceAll("^/|/$", "").split("/", -1);
    }

    /** Kubernetes' own groups are named without their domain. */
    private static String group(String[] parts) {
        return parts[1].endsWith(".k8s.io") ? parts[1].substring(0, parts[1].length() - ".k8s.io".length()) : parts[1];
    }

    private static String camelCase(String text, boolean capital) {
        StringBuilder name = new StringBuilder();
        boolean upper = capital;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                upper = name.length() > 0 || capital;
            } else {
                name.append(upper ? String.valueOf(letter).toUpperCase(Locale.ROOT) : letter);
                upper = false;
            }
        }
        return name.toString();
    }
}
