package dev.annex.codegen;

import dev.annex.meta.GroupVersion;
import dev.annex.schema.SchemaFields;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.VersionDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fields of a version of a resource as clients have come to rely on them, and the file that records them: a line for
 * each, made to be reviewed.
 *
 * @param groupVersion the group and version
 * @param plural the resource
 * @param kind the kind and its scope, such as {@code Ship, namespaced}
 * @param fields the types of the fields by their paths
 */
record ServedFields(GroupVersion groupVersion, String plural, String kind, Map<String, String> fields) {

    static final String REQUIRED = ", required";

    private static final String KIND = "kind";

    static ServedFields of(ResourceDefinition definition, VersionDefinition version) {
        Map<String, String> fields = new TreeMap<>(SchemaFields.of(version.schema()));
        Set<String> required = SchemaFields.required(version.schema());
        fields.replaceAll((path, type) -> required.contains(path) ? type + REQUIRED : type);
        return new ServedFields(
                new GroupVersion(definition.group(), version.name()),
                definition.names().plural(),
                definition.names().kind() + (definition.namespaced() ? ", namespaced" : ", cluster-scoped"),
                fields);
    }

    /** Reads what {@link #file} wrote. */
    static ServedFields read(String path, String content) {
        String[] parts = path.split("/", -1);
        if (parts.length != 3 || !parts[2].endsWith(".txt")) {
            throw new IllegalArgumentException(path + " is no record of served fields");
        }
        Map<String, String> lines = new TreeMap<>();
        content.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalArgumentException(path + ": \"" + line + "\" is no field with its type");
            }
            lines.put(line.substring(0, colon), line.substring(colon + 2));
        });
        String kind = lines.remove(KIND);
        String plural = parts[2].substring(0, parts[2].length() - ".txt".length());
        return new ServedFields(new GroupVersion(parts[0], parts[1]), plural, kind == null ? "" : kind, lines);
    }

    /** The path of the file. */
    String path() {
        return groupVersion.group() + "/" + groupVersion.version() + "/" + plural + ".txt";
    }

    /** The whole name, such as {@code ships.harbor.example.com/v1}. */
    String name() {
        return plural + "." + groupVersion;
    }

    /** The file; {@code kind} is first, because no field of that name is the kind's own. */
    String file() {
        return "# What clients of " + name()
                + " rely on. Written by annex:generate; check it in and review its changes.\n"
                + KIND + ": " + kind + "\n"
                + new TreeMap<>(fields)
                        .entrySet().stream()
                                .map(field -> field.getKey() + ": " + field.getValue() + "\n")
                                .collect(Collectors.joining());
    }
}
