package dev.annex.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes operations and definitions as an OpenAPI v3 document. */
final class V3Document {

    private V3Document() {}

    static ObjectNode of(OpenApiInfo info, List<Operation> operations, SortedMap<String, ObjectNode> definitions) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", info.title()).put("version", info.version());
        ObjectNode paths = document.putObject("paths");
        PathItems.byPath(operations).forEach((path, item) -> {
            ObjectNode node = paths.putObject(path);
            for (Operation operation : item.operations()) {
                node.set(operation.method(), operation(operation, item.ownParameters(operation)));
            }
            addParameters(node, item.sharedParameters());
        });
        document.putObject("components").putObject("schemas").setAll(definitions);
        return document;
    }

    private static ObjectNode operation(Operation operation, List<Parameter> parameters) {
        ObjectNode node = Json.object();
        node.putArray("tags").add(OperationNames.tag(operation));
        node.put("description", operation.description());
        node.put("operationId", OperationNames.id(operation));
        addParameters(node, parameters);
        Operation.Body body = operation.body();
        if (body != null) {
            ObjectNode request = node.putObject("requestBody");
            addContent(request, operation.media().consumes(), body.definition());
            if (body.required()) {
                request.put("required", true);
            }
        }
        ObjectNode responses = node.putObject("responses");
        new TreeMap<>(operation.responses()).forEach((code, definition) -> {
            ObjectNode response = responses.putObject(code.toString()).put("description", StatusTexts.of(code));
            addContent(response, operation.media().produces(), definition);
        });
        if (operation.action() != null) {
            operation.action().addTo(node);
        }
        return node;
    }

    private static void addContent(ObjectNode node, List<String> mediaTypes, String definition) {
        ObjectNode content = node.putObject("content");
        mediaTypes.stream()
                .sorted()
                .forEach(mediaType -> content.putObject(mediaType)
                        .putObject("schema")
                        .put("$ref", SchemaNodes.V3_PREFIX + definition));
    }

    private static void addParameters(ObjectNode node, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("parameters");
        for (Parameter parameter : parameters) {
            ObjectNode json = array.addObject()
                    .put("name", parameter.name())
                    .put("in", parameter.in())
                    .put("description", parameter.description());
            if (parameter.required()) {
                json.put("required", true);
            }
            json.putObject("schema").put("type", parameter.type()).put("uniqueItems", true);
        }
    }
}
