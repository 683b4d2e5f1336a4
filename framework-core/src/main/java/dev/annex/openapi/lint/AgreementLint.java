package dev.annex.openapi.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks that the v2 document says the same as the v3 documents. It may say less, because OpenAPI v2 has no words for
 * what is nullable, has a default or is one of several; what it says has to be said by both.
 */
final class AgreementLint {

    /** The keywords that clients act on, other than those that lead to other schemas. */
    private static final List<String> KEYWORDS = List.of(
            "format",
            "enum",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-map-type",
            "x-kubernetes-patch-merge-key",
            "x-kubernetes-patch-strategy",
            "x-kubernetes-int-or-string");

    private static final String REMEDY = "the two are generated from one model: say so in an issue, with the class";

    private final List<LintFinding> findings;

    private AgreementLint(List<LintFinding> findings) {
        this.findings = findings;
    }

    static void check(
            List<LintFinding> findings, Map<String, JsonNode> schemas, Map<String, JsonNode> paths, JsonNode v2) {
        AgreementLint lint = new AgreementLint(findings);
        JsonNode definitions = v2.path("definitions");
        lint.checkNames(
                "definition", schemas.keySet(), OpenApiLint.fields(definitions).keySet());
        schemas.forEach((name, schema) -> {
            if (definitions.has(name)) {
                lint.checkSchema(name, "", schema, definitions.path(name));
            }
        });
        Map<String, JsonNode> v3Operations = operations(paths);
        Map<String, JsonNode> v2Operations = operations(OpenApiLint.fields(v2.path("paths")));
        lint.checkNames("operation", v3Operations.keySet(), v2Operations.keySet());
        v3Operations.forEach((name, operation) -> {
            JsonNode other = v2Operations.get(name);
            if (other != null) {
                lint.checkOperation(name, operation, other);
            }
        });
    }

    private void add(String definition, String where, String problem) {
        findings.add(new LintFinding(
                "OpenAPI",
                definition,
                "the " + where + " " + problem + ", and which of the two counts depends on the client",
                REMEDY));
    }

    private void checkNames(String what, Set<String> v3, Set<String> v2) {
        for (String name : new TreeSet<>(v3)) {
            if (!v2.contains(name)) {
                add("", what + " " + name, "is in OpenAPI v3 but not in v2");
            }
        }
        for (String name : new TreeSet<>(v2)) {
            if (!v3.contains(name)) {
                add("", what + " " + name, "is in OpenAPI v2 but not in v3");
            }
        }
    }

    private void checkSchema(String definition, String path, JsonNode v3, JsonNode v2) {
        String where = "definition " + definition + (path.isEmpty() ? "" : ", " + path.substring(1));
        boolean less = v3.path("nullable").asBoolean(false)
                || v3.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
        boolean either = v2.path("format").asText("").equals("int-or-string");
        if (!either && v2.has("type") && !v2.path("type").equals(v3.path("type"))) {
            add(definition, where, "has another type in OpenAPI v2 than in v3");
        }
        if (!less && v2.has("properties") != v3.has("properties")) {
            add(definition, where, "has properties in only one of OpenAPI v2 and v3");
        }
        for (String keyword : KEYWORDS) {
            boolean topOfOpen = path.isEmpty() && less && !v2.has(keyword);
            if (!topOfOpen && !v2.path(keyword).equals(v3.path(keyword))) {
                add(definition, where, "has another " + keyword + " in OpenAPI v2 than in v3");
            }
        }
        // the v2 document is about all groups, and so are the kinds of what they share
        if (!elements(v2.path(OpenApiLint.GROUP_VERSION_KIND))
                .containsAll(elements(v3.path(OpenApiLint.GROUP_VERSION_KIND)))) {
            add(definition, where, "lacks in OpenAPI v2 a " + OpenApiLint.GROUP_VERSION_KIND + " that it has in v3");
        }
        if (!reference(v2, OpenApiLint.V2_PREFIX).equals(reference(v3, OpenApiLint.V3_PREFIX))) {
            add(definition, where, "refers to another definition in OpenAPI v2 than in v3");
        }
        checkProperties(definition, path, where, v3, v2);
        for (String keyword : new String[] {"items", "additionalProperties"}) {
            if (v2.has(keyword)) {
                String suffix = keyword.equals("items") ? "[]" : "{}";
                checkSchema(definition, path + suffix, v3.path(keyword), v2.path(keyword));
            }
        }
    }

    private void checkProperties(String definition, String path, String where, JsonNode v3, JsonNode v2) {
        if (!v2.has("properties")) {
            return;
        }
        Map<String, JsonNode> v3Fields = OpenApiLint.fields(v3.path("properties"));
        Map<String, JsonNode> v2Fields = new TreeMap<>(OpenApiLint.fields(v2.path("properties")));
        if (!v2Fields.keySet().equals(v3Fields.keySet())) {
            add(definition, where, "has other properties in OpenAPI v2 than in v3");
        }
        if (!texts(v3.path("required")).containsAll(texts(v2.path("required")))) {
            add(definition, where, "requires in OpenAPI v2 what it does not in v3");
        }
        v2Fields.forEach((name, field) -> {
            JsonNode other = v3Fields.get(name);
            if (other != null) {
                checkSchema(definition, path + "." + name, other, field);
            }
        });
    }

    private void checkOperation(String name, JsonNode v3, JsonNode v2) {
        for (String keyword : List.of("x-kubernetes-action", OpenApiLint.GROUP_VERSION_KIND)) {
            if (!v3.path(keyword).equals(v2.path(keyword))) {
                add("", "operation " + name, "has another " + keyword + " in OpenAPI v2 than in v3");
            }
        }
        if (!answers(v3).equals(answers(v2))) {
            add("", "operation " + name, "has other answers in OpenAPI v2 than in v3");
        }
        boolean patch = v3.path("x-kubernetes-action").asText("").equals("patch");
        Set<String> read =
                OpenApiLint.fields(v3.path("requestBody").path("content")).keySet();
        if (patch && !read.equals(texts(v2.path("consumes")))) {
            add("", "operation " + name, "takes other kinds of patches in OpenAPI v2 than in v3");
        }
    }

    /** All but 401, which v2 documents give to every operation. */
    private static Set<String> answers(JsonNode operation) {
        Set<String> codes =
                new HashSet<>(OpenApiLint.fields(operation.path("responses")).keySet());
        codes.remove("401");
        return codes;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }

    private static String reference(JsonNode schema, String prefix) {
        JsonNode all = schema.path("allOf");
        String wrapped = all.size() == 1 ? all.path(0).path("$ref").asText("") : "";
        return (wrapped.isEmpty() ? schema.path("$ref").asText("") : wrapped).replace(prefix, "");
    }

    private static Map<String, JsonNode> operations(Map<String, JsonNode> paths) {
        Map<String, JsonNode> operations = new TreeMap<>();
        paths.forEach((path, item) -> item.properties().forEach(method -> {
            if (method.getValue().isObject()) {
                String id = method.getValue().path("operationId").asText();
                operations.put(method.getKey() + " " + path + " " + id, method.getValue());
            }
        }));
        return operations;
    }
}
