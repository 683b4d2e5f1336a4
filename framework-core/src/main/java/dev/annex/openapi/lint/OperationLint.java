package dev.annex.openapi.lint;

import static dev.annex.openapi.lint.OpenApiLint.GROUP_VERSION_KIND;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the operations of one v3 document: kubectl and the garbage collector find kinds by what these say. */
final class OperationLint {

    private static final Set<String> CARRYING = Set.of("get", "post", "put", "patch");

    private final List<LintFinding> findings;
    private final String document;
    private final JsonNode schemas;

    OperationLint(List<LintFinding> findings, String document, JsonNode schemas) {
        this.findings = findings;
        this.document = document;
        this.schemas = schemas;
    }

    void check(JsonNode paths) {
        Map<String, String> ids = new HashMap<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (operation.isObject()) {
                        String where = method.getKey() + " " + path.getKey();
                        String other = ids.put(operation.path("operationId").asText(), where);
                        if (other != null) {
                            add(
                                    where,
                                    "",
                                    "it has the operationId of " + other + ", of which clients keep one",
                                    "give one of the two resources another @Kind");
                        }
                        String action = operation.path("x-kubernetes-action").asText("");
                        if (!action.isEmpty()) {
                            checkAction(where, action, operation);
                        }
                    }
                }));
    }

    private void add(String where, String definition, String problem, String remedy) {
        findings.add(new LintFinding(document + ": " + where, definition, problem, remedy));
    }

    private void checkAction(String where, String action, JsonNode operation) {
        JsonNode acted = operation.path(GROUP_VERSION_KIND);
        if (acted.path("kind").asText("").isEmpty()) {
            add(
                    where,
                    "",
                    "it has no " + GROUP_VERSION_KIND + ", so that kubectl finds no operation for the kind",
                    "say of which kind its objects are");
        }
        JsonNode answer = operation.at("/responses/200/content/application~1json/schema");
        checkKind(where, "answers with", action, answer);
        if (CARRYING.contains(action) && !action.equals("patch")) {
            operation
                    .path("requestBody")
                    .path("content")
                    .forEach(body -> checkKind(where, "reads", action, body.path("schema")));
        }
    }

    private void checkKind(String where, String verb, String action, JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        String name = reference.replace(OpenApiLint.V3_PREFIX, "");
        JsonNode definition = schemas.path(name);
        if (definition.isMissingNode()) {
            add(
                    where,
                    name,
                    "it " + verb + " \"" + name + "\", which is not defined",
                    "define the kind and its list kind in the same document");
        } else if (definition.path(GROUP_VERSION_KIND).isEmpty()) {
            add(
                    where,
                    name,
                    "it " + verb + " " + name + ", which has no " + GROUP_VERSION_KIND
                            + ", so that kubectl explain and apply do not find the kind",
                    "say which kind the definition is");
        } else if (action.equals("list")
                && definition.path("properties").path("items").isMissingNode()) {
            add(
                    where,
                    name,
                    "it " + verb + " " + name + ", which is no list: it has no items",
                    "give the kind a list kind");
        }
    }
}
