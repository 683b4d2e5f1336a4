package dev.annex.codegen.schema;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.schema.AtLeastOneOf;
import dev.annex.api.schema.EmbeddedResource;
import dev.annex.api.schema.EnumValues;
import dev.annex.api.schema.ExactlyOneOf;
import dev.annex.api.schema.Format;
import dev.annex.api.schema.ListType;
import dev.annex.api.schema.MapType;
import dev.annex.api.schema.MultipleOf;
import dev.annex.api.schema.NullableValue;
import dev.annex.api.schema.SchemaOverlay;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The annotations of {@code dev.annex.api.schema}; the overlay comes last. */
final class KubernetesAnnotations {

    private KubernetesAnnotations() {}

    static void apply(SchemaNode node) {
        ObjectNode schema = node.schema();
        Place place = node.place();
        place.find(JsonClassDescription.class)
                .filter(text -> !schema.has("description"))
                .ifPresent(text -> schema.put("description", text.value()));
        place.find(ListType.class).ifPresent(type -> listType(node, type));
        place.find(MapType.class)
                .filter(type -> node.fits("@MapType", "object"))
                .ifPresent(type -> schema.put("x-kubernetes-map-type", text(type.value())));
        place.find(Format.class).ifPresent(format -> format(node, format.value()));
        place.find(MultipleOf.class)
                .filter(number -> node.fits("@MultipleOf", "integer", "number"))
                .ifPresent(number -> multipleOf(node, number.value()));
        place.find(EnumValues.class)
                .filter(values -> node.fits("@EnumValues", "string"))
                .ifPresent(values -> addTexts(schema.putArray("enum"), values.value()));
        place.find(NullableValue.class).ifPresent(nullable -> schema.put("nullable", true));
        place.find(EmbeddedResource.class)
                .filter(embedded -> node.fits("@EmbeddedResource", "object"))
                .ifPresent(embedded -> schema.put("type", "object").put("x-kubernetes-embedded-resource", true));
        place.find(ExactlyOneOf.class).ifPresent(of -> alternatives(node, "oneOf", of.value()));
        place.find(AtLeastOneOf.class).ifPresent(of -> alternatives(node, "anyOf", of.value()));
        place.find(SchemaOverlay.class).ifPresent(overlay -> Overlay.apply(node, overlay.value()));
    }

    private static void listType(SchemaNode node, ListType type) {
        if (!node.fits("@ListType", "array")) {
            return;
        }
        if ((type.value() == ListType.Kind.MAP) != (type.keys().length > 0)) {
            node.problem("a list of the type map, and no other, has keys", "write @ListType(value = MAP, keys = {…})");
            return;
        }
        node.schema().put("x-kubernetes-list-type", text(type.value()));
        if (type.keys().length == 0) {
            return;
        }
        for (String key : type.keys()) {
            if (!node.schema().at("/items/properties").has(key)) {
                node.problem("the elements have no field \"" + key + "\"", "name fields of theirs as keys");
            }
        }
        addTexts(node.schema().putArray("x-kubernetes-list-map-keys"), type.keys());
    }

    private static void format(SchemaNode node, String format) {
        if (format.isEmpty()) {
            node.schema().remove("format");
        } else if (node.fits("@Format", "string", "integer", "number")) {
            node.schema().put("format", format);
        }
    }

    private static void multipleOf(SchemaNode node, double number) {
        if (number > 0) {
            node.schema().set("multipleOf", Limits.number(BigDecimal.valueOf(number)));
        } else {
            node.problem("no value is a multiple of " + number, "write a number above 0");
        }
    }

    private static void alternatives(SchemaNode node, String keyword, String[] fields) {
        ArrayNode alternatives = node.schema().withArray("/" + keyword);
        for (String field : fields) {
            if (!node.schema().path("properties").has(field)) {
                node.problem("it has no field \"" + field + "\"", "name fields as they are called in JSON");
            }
            alternatives.addObject().putArray("required").add(field);
        }
    }

    private static String text(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void addTexts(ArrayNode array, String[] texts) {
        List.of(texts).forEach(array::add);
    }
}
