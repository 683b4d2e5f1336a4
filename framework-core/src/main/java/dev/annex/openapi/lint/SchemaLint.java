package dev.annex.openapi.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the definitions of one document, each by itself. */
final class SchemaLint {

    private static final Pattern FLAT_NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String LIST_KEYS = "x-kubernetes-list-map-keys";

    private final List<LintFinding> findings;
    private final String document;
    private final String prefix;

    SchemaLint(List<LintFinding> findings, String document, String prefix) {
        this.findings = findings;
        this.document = document;
        this.prefix = prefix;
    }

    void check(JsonNode schemas) {
        Set<String> names = OpenApiLint.fields(schemas).keySet();
        schemas.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!FLAT_NAME.matcher(name).matches()) {
                add(
                        name,
                        "",
                        "the definition name \"" + name + "\" is not flat, so that references to it are not found",
                        "use letters, digits, '.', '-' and '_' only");
            }
            visit(name, "", entry.getValue(), names);
        });
    }

    private void add(String definition, String path, String problem, String remedy) {
        String where = document + ": " + definition + (path.isEmpty() ? "" : ", " + path.substring(1));
        findings.add(new LintFinding(where, definition, problem, remedy));
    }

    private void visit(String definition, String path, JsonNode schema, Set<String> names) {
        if (!schema.isObject()) {
            return;
        }
        if (schema.path("additionalProperties").isBoolean()) {
            add(
                    definition,
                    path,
                    "it has a boolean additionalProperties, which the aggregation layer cannot read: it drops the"
                            + " documents of every server",
                    "give the values a type, or keep unknown fields with @PreserveUnknownFields");
        }
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty() && !names.contains(reference.replace(prefix, ""))) {
            add(
                    definition,
                    path,
                    "it refers to " + reference
                            + ", which the document does not define, so that clients cannot read it",
                    "define it");
        }
        checkListType(definition, path, schema);
        schema.path("properties")
                .properties()
                .forEach(field -> visit(definition, path + "." + field.getKey(), field.getValue(), names));
        visit(definition, path + "[]", schema.path("items"), names);
        visit(definition, path + "{}", schema.path("additionalProperties"), names);
        for (String keyword : new String[] {"allOf", "anyOf", "oneOf"}) {
            schema.path(keyword).forEach(part -> visit(definition, path, part, names));
        }
    }

    /** What of a list type keeps server-side apply from merging anything of the kind. */
    private void checkListType(String definition, String path, JsonNode schema) {
        String type = schema.path(LIST_TYPE).asText("");
        JsonNode items = schema.path("items");
        JsonNode keys = schema.path(LIST_KEYS);
        if (!type.isEmpty() && !schema.path("type").asText("array").equals("array")) {
            list(definition, path, "it has a list type, but is no list", "put @ListType on lists only");
        } else if (!Set.of("", "atomic", "set", "map").contains(type)) {
            list(definition, path, "its list type \"" + type + "\" is unknown", "use atomic, set or map");
        } else if (type.equals("map") != !keys.isEmpty()) {
            list(
                    definition,
                    path,
                    "a list of the type map, and no other, has keys",
                    "write @ListType(value = MAP, keys = {…})");
        } else if (type.equals("set") && !items.isMissingNode() && !isScalar(items) && !isAtomic(items)) {
            list(
                    definition,
                    path,
                    "the elements of a set are neither scalars nor atomic",
                    "use a list of the type map, or @MapType(ATOMIC) for the elements");
        } else if (type.equals("map") && items.has("properties")) {
            checkKeys(definition, path, items, keys);
        }
    }

    private void checkKeys(String definition, String path, JsonNode items, JsonNode keys) {
        Set<String> required = new HashSet<>();
        items.path("required").forEach(name -> required.add(name.asText()));
        for (JsonNode key : keys) {
            JsonNode field = items.path("properties").path(key.asText());
            if (field.isMissingNode() || !isScalar(field)) {
                list(
                        definition,
                        path,
                        "the key \"" + key.asText() + "\" is no scalar field of the elements",
                        "name fields with texts, numbers or booleans as keys");
            } else if (document.startsWith("/openapi/v3")
                    && !required.contains(key.asText())
                    && !field.has("default")) {
                list(
                        definition,
                        path,
                        "the key \"" + key.asText() + "\" is neither required nor has it a default",
                        "add @Required or @Default to it");
            }
        }
    }

    private void list(String definition, String path, String problem, String remedy) {
        add(definition, path, problem + ", so that server-side apply fails for the whole kind", remedy);
    }

    private static boolean isScalar(JsonNode schema) {
        return SCALARS.contains(schema.path("type").asText(""))
                || schema.path("x-kubernetes-int-or-string").asBoolean(false)
                || schema.path("format").asText("").equals("int-or-string");
    }

    private static boolean isAtomic(JsonNode schema) {
        return schema.path("x-kubernetes-map-type").asText("").equals("atomic")
                || schema.path(LIST_TYPE).asText("").equals("atomic")
                || schema.path("type").asText("").equals("array");
    }
}
