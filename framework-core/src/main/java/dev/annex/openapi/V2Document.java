package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes operations and definitions as an OpenAPI v2 document. */
final class V2Document {

    private final SharedParameters shared = new SharedParameters();

    private V2Document() {}

    static ObjectNode of(OpenApiInfo info, List<Operation> operations, SortedMap<String, ObjectNode> definitions) {
        return new V2Document().write(info, operations, definitions);
    }

    private ObjectNode write(OpenApiInfo info, List<Operation> operations, SortedMap<String, ObjectNode> definitions) {
        ObjectNode document = Json.object().put("swagger", "2.0");
        document.putObject("info").put("title", info.title()).put("version", info.version());
        ObjectNode paths = document.putObject("paths");
        PathItems.byPath(operations).forEach((path, item) -> {
            ObjectNode node = paths.putObject(path);
            for (Operation operation : item.operations()) {
                node.set(operation.method(), operation(operation, item.ownParameters(operation)));
            }
            addParameters(node, null, item.sharedParameters());
        });
        ObjectNode schemas = document.putObject("definitions");
        definitions.forEach((name, definition) -> schemas.set(name, V2Schemas.convert(definition)));
        shared.addTo(document);
        document.putObject("securityDefinitions")
                .putObject("BearerToken")
                .put("description", "A bearer token.")
                .put("type", "apiKey")
                .put("name", "authorization")
                .put("in", "header");
        document.putArray("security").addObject().putArray("BearerToken");
        return document;
    }

    private ObjectNode operation(Operation operation, List<Parameter> parameters) {
        ObjectNode node = Json.object().put("description", operation.description());
        addTexts(node.putArray("consumes"), operation.media().consumes());
        addTexts(node.putArray("produces"), operation.media().produces());
        node.putArray("schemes").add("https");
        node.putArray("tags").add(OperationNames.tag(operation));
        node.put("operationId", OperationNames.id(operation));
        addParameters(node, operation.body(), parameters);
        ObjectNode responses = node.putObject("responses");
        Map<Integer, String> answers = new TreeMap<>(operation.responses());
        answers.forEach((code, definition) -> responses
                .putObject(code.toString())
                .put("description", StatusTexts.of(code))
                .putObject("schema")
                .put("$ref", V2Schemas.PREFIX + definition));
        responses.putObject("401").put("description", StatusTexts.of(401));
        if (operation.action() != null) {
            operation.action().addTo(node);
        }
        return node;
    }

    private void addParameters(ObjectNode node, Operation.@Nullable Body body, List<Parameter> parameters) {
        if (body == null && parameters.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("parameters");
        if (body != null) {
            array.add(shared.use(body(body)));
        }
        parameters.forEach(parameter -> array.add(shared.use(parameter(parameter))));
    }

    private static JsonNode body(Operation.Body body) {
        ObjectNode json = Json.object().put("name", "body").put("in", "body");
        if (body.required()) {
            json.put("required", true);
        }
        json.putObject("schema").put("$ref", V2Schemas.PREFIX + body.definition());
        return json;
    }

    private static JsonNode parameter(Parameter parameter) {
        ObjectNode json = Json.object()
                .put("uniqueItems", true)
                .put("type", parameter.type())
                .put("description", parameter.description())
                .put("name", parameter.name())
                .put("in", parameter.in());
        if (parameter.required()) {
            json.put("required", true);
        }
        return json;
    }

    private static void addTexts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
