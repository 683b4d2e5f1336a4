package dev.annex.openapi.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.discovery.EncodedDocument;
import dev.annex.openapi.OpenApiDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds in OpenAPI documents what breaks clusters. */
public final class OpenApiLint {

    static final String GROUP_VERSION_KIND = "x-kubernetes-group-version-kind";
    static final String V3_PREFIX = "#/components/schemas/";
    static final String V2_PREFIX = "#/definitions/";

    private OpenApiLint() {}

    /** What is wrong with a server's documents; empty if nothing. */
    public static List<LintFinding> check(OpenApiDocuments documents) {
        Map<String, JsonNode> v3 = new TreeMap<>();
        documents.v3().forEach((path, document) -> v3.put(path, tree(document.json())));
        return check(v3, tree(documents.v2().json()));
    }

    /**
     * What is wrong with these documents; empty if nothing.
     *
     * @param v3 the v3 documents by path
     * @param v2 the v2 document of the same server
     */
    public static List<LintFinding> check(Map<String, ? extends JsonNode> v3, JsonNode v2) {
        List<LintFinding> findings = new ArrayList<>();
        Map<String, JsonNode> schemas = new TreeMap<>();
        Map<String, JsonNode> paths = new TreeMap<>();
        new TreeMap<>(v3).forEach((path, document) -> {
            String name = "/openapi/v3/" + path;
            JsonNode own = document.path("components").path("schemas");
            new SchemaLint(findings, name, V3_PREFIX).check(own);
            new OperationLint(findings, name, own).check(document.path("paths"));
            own.properties().forEach(entry -> addUnique(findings, schemas, entry));
            document.path("paths").properties().forEach(entry -> paths.put(entry.getKey(), entry.getValue()));
        });
        new SchemaLint(findings, "/openapi/v2", V2_PREFIX).check(v2.path("definitions"));
        AgreementLint.check(findings, schemas, paths, v2);
        return List.copyOf(findings);
    }

    private static JsonNode tree(EncodedDocument document) {
        return Json.parse(document.bytes());
    }

    private static void addUnique(
            List<LintFinding> findings, Map<String, JsonNode> schemas, Map.Entry<String, JsonNode> entry) {
        String name = entry.getKey();
        JsonNode other = schemas.putIfAbsent(name, entry.getValue());
        if (other != null && !withoutKinds(other).equals(withoutKinds(entry.getValue()))) {
            findings.add(new LintFinding(
                    name,
                    name,
                    "the definition name \"" + name + "\" means two different things, and when documents are merged one"
                            + " of them takes the place of the other",
                    "give one of the kinds or its fields another name"));
        }
    }

    /** What all versions share says, in each document, for which of its kinds it is. */
    private static JsonNode withoutKinds(JsonNode schema) {
        if (!(schema.deepCopy() instanceof ObjectNode copy)) {
            return schema;
        }
        copy.remove(GROUP_VERSION_KIND);
        return copy;
    }

    /** The fields of an object, by name. */
    static Map<String, JsonNode> fields(JsonNode node) {
        Map<String, JsonNode> map = new HashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
