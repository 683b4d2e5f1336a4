package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The words of a strategic merge patch that say how to merge, rather than what. */
final class Directives {

    static final String PATCH = "$patch";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    static final String SET_ORDER = "$setElementOrder/";

    private Directives() {}

    /** The value of a patch where there is nothing to merge it with: nulls and directives go. */
    static JsonNode plain(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                boolean directive = field.getKey().equals(PATCH)
                        || field.getKey().equals(RETAIN_KEYS)
                        || field.getKey().startsWith(DELETE_FROM)
                        || field.getKey().startsWith(SET_ORDER);
                if (!directive && !field.getValue().isNull()) {
                    plain.set(field.getKey(), plain(field.getValue()));
                }
            });
            return plain;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : list) {
                if (!element.path(PATCH).asText("").equals("delete")) {
                    plain.add(plain(element));
                }
            }
            return plain;
        }
        return value.deepCopy();
    }

    static List<String> texts(ArrayNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
