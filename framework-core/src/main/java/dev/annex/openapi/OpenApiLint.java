package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.discovery.EncodedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds in OpenAPI documents what breaks clusters: the aggregation layer merges the documents of all servers, and one
 * that it cannot read takes kubectl's validation, explain and apply with it.
 */
public final class OpenApiLint {

    private static final Pattern FLAT_NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final List<String> findings = new ArrayList<>();

    private OpenApiLint() {}

    /** What is wrong with a server's documents, one sentence each; empty if nothing. */
    public static List<String> check(OpenApiDocuments documents) {
        Map<String, JsonNode> v3 = new TreeMap<>();
        documents.v3().forEach((path, document) -> v3.put(path, tree(document)));
        return check(v3, tree(documents.v2()));
    }

    /**
     * What is wrong with these documents, one sentence each; empty if nothing.
     *
     * @param v3 the v3 documents by path
     * @param v2 the v2 document of the same server
     */
    public static List<String> check(Map<String, ? extends JsonNode> v3, JsonNode v2) {
        OpenApiLint lint = new OpenApiLint();
        Map<String, JsonNode> schemas = new HashMap<>();
        Map<String, JsonNode> paths = new HashMap<>();
        v3.forEach((path, document) -> {
            JsonNode own = document.path("components").path("schemas");
            lint.checkSchemas("/openapi/v3/" + path, own);
            lint.checkOperations("/openapi/v3/" + path, document.path("paths"), own);
            own.properties().forEach(entry -> lint.checkUnique(schemas, entry));
            document.path("paths").properties().forEach(entry -> paths.put(entry.getKey(), entry.getValue()));
        });
        lint.checkSchemas("/openapi/v2", v2.path("definitions"));
        lint.checkAgreement("definition", schemas.keySet(), names(v2.path("definitions")));
        lint.checkAgreement("operation", operations(paths), operations(asMap(v2.path("paths"))));
        schemas.forEach((name, schema) -> lint.checkProperties(name, schema, v2.path("definitions")));
        return List.copyOf(lint.findings);
    }

    private static JsonNode tree(EncodedDocument document) {
        return Json.parse(document.bytes());
    }

    private void checkSchemas(String document, JsonNode schemas) {
        schemas.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!FLAT_NAME.matcher(name).matches()) {
                findings.add(document + ": the definition name \"" + name + "\" is not flat; use letters, digits, '.',"
                        + " '-' and '_' only, because references to others are not found");
            }
            if (entry.getValue() instanceof ObjectNode schema) {
                SchemaNodes.visit(schema, node -> {
                    if (node.path("additionalProperties").isBoolean()) {
                        findings.add(document + ": " + name + " has a boolean additionalProperties, which the"
                                + " aggregation layer cannot read; give the values a type, or keep unknown fields");
                    }
                });
            }
        });
    }

    private void checkUnique(Map<String, JsonNode> schemas, Map.Entry<String, JsonNode> entry) {
        JsonNode other = schemas.putIfAbsent(entry.getKey(), withoutKinds(entry.getValue()));
        if (other != null && !other.equals(withoutKinds(entry.getValue()))) {
            findings.add("the definition name \"" + entry.getKey() + "\" means two different things; name one of the"
                    + " classes otherwise");
        }
    }

    private static JsonNode withoutKinds(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove(KindDefinitions.GROUP_VERSION_KIND);
        return copy;
    }

    private void checkOperations(String document, JsonNode paths, JsonNode schemas) {
        Map<String, String> ids = new HashMap<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (!operation.isObject()) {
                        return;
                    }
                    String where = method.getKey() + " " + path.getKey();
                    String other = ids.put(operation.path("operationId").asText(), where);
                    if (other != null) {
                        findings.add(document + ": " + where + " and " + other
                                + " have the same operationId; two resources" + " of one version have the same kind");
                    }
                    String action = operation.path("x-kubernetes-action").asText();
                    if (!action.isEmpty()) {
                        checkAction(document + ": " + where, action, operation, schemas);
                    }
                }));
    }

    private void checkAction(String where, String action, JsonNode operation, JsonNode schemas) {
        if (operation
                .path(KindDefinitions.GROUP_VERSION_KIND)
                .path("kind")
                .asText()
                .isEmpty()) {
            findings.add(where + " has no " + KindDefinitions.GROUP_VERSION_KIND);
        }
        String reference = operation
                .at("/responses/200/content/application~1json/schema/$ref")
                .asText();
        JsonNode answer = schemas.path(reference.replace(SchemaNodes.V3_PREFIX, ""));
        if (answer.isMissingNode()) {
            findings.add(where + " answers with \"" + reference + "\", which is not defined");
        } else if (answer.path(KindDefinitions.GROUP_VERSION_KIND).isEmpty()) {
            findings.add(where + " answers with " + reference + ", which has no " + KindDefinitions.GROUP_VERSION_KIND);
        } else if (action.equals("list")
                && answer.path("properties").path("items").isMissingNode()) {
            findings.add(where + " answers with " + reference + ", which is no list: it has no items");
        }
    }

    private void checkAgreement(String what, Set<String> v3, Set<String> v2) {
        for (String name : v3) {
            if (!v2.contains(name)) {
                findings.add("the " + what + " " + name + " is in OpenAPI v3 but not in v2");
            }
        }
        for (String name : v2) {
            if (!v3.contains(name)) {
                findings.add("the " + what + " " + name + " is in OpenAPI v2 but not in v3");
            }
        }
    }

    private void checkProperties(String name, JsonNode v3, JsonNode definitions) {
        JsonNode v2 = definitions.path(name);
        if (v2.has("properties") && !names(v2.path("properties")).equals(names(v3.path("properties")))) {
            findings.add("the definition " + name + " has other properties in OpenAPI v2 than in v3");
        }
        if (v2.has("type") && !v2.path("type").equals(v3.path("type"))) {
            findings.add("the definition " + name + " has another type in OpenAPI v2 than in v3");
        }
    }

    private static Set<String> operations(Map<String, JsonNode> paths) {
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, item) -> item.properties().forEach(method -> {
            if (method.getValue().isObject()) {
                operations.add(method.getKey() + " " + path + " "
                        + method.getValue().path("operationId").asText());
            }
        }));
        return operations;
    }

    private static Map<String, JsonNode> asMap(JsonNode node) {
        Map<String, JsonNode> map = new HashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static Set<String> names(JsonNode node) {
        return new TreeSet<>(asMap(node).keySet());
    }
}
