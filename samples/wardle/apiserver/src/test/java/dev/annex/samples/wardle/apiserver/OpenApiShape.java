package dev.annex.samples.wardle.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An OpenAPI document as lines that can be compared: every leaf with its path, but without descriptions and title, with
 * version 2's shared parameters written where they are used (their names are hashes that cover descriptions), and with
 * the definitions of the wardle API under one name whoever serves them.
 */
final class OpenApiShape {

    private static final String SHARED = "#/parameters/";

    private final JsonNode document;
    private final List<String> lines = new ArrayList<>();

    private OpenApiShape(JsonNode document) {
        this.document = document;
    }

    static List<String> of(JsonNode document) {
        OpenApiShape shape = new OpenApiShape(document);
        document.properties().forEach(entry -> {
            if (!entry.getKey().equals("info") && !entry.getKey().equals("parameters")) {
                shape.add(shape.name(entry.getKey()), entry.getValue());
            }
        });
        shape.lines.sort(Comparator.naturalOrder());
        return shape.lines;
    }

    private String name(String text) {
        return text.replace("io.k8s.sample-apiserver.pkg.apis.wardle.", "com.example.wardle.");
    }

    private void add(String path, JsonNode node) {
        String shared = node.path("$ref").asText("");
        if (shared.startsWith(SHARED)) {
            add(path, document.path("parameters").path(shared.substring(SHARED.length())));
        } else if (node.isObject() && !besidesDescription(node).isEmpty()) {
            besidesDescription(node).forEach(name -> add(path + " " + name(name), node.path(name)));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                add(path + " " + i, node.get(i));
            }
        } else {
            lines.add(path + " = " + (node.isTextual() ? name(node.asText()) : node.isObject() ? "{}" : node));
        }
    }

    /** The fields of an object but for its description. */
    private static List<String> besidesDescription(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.equals("description") && object.path(name).isTextual());
        return names;
    }
}
