package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Yaml;
import io.fabric8.generator.annotation.Default;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a Java type says of a schema, where fabric8's generator says nothing or the wrong thing. */
final class JavaTypes {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JavaTypes() {}

    static boolean isOptional(JavaType type) {
        return type.isReferenceType()
                || type.hasRawClass(Optional.class)
                || type.hasRawClass(OptionalInt.class)
                || type.hasRawClass(OptionalLong.class)
                || type.hasRawClass(OptionalDouble.class);
    }

    /** The properties in the order of their fields; Jackson moves those that have another name in JSON to the end. */
    static List<BeanPropertyDefinition> properties(JavaType bean) {
        List<String> fields = new ArrayList<>();
        for (Class<?> each = bean.getRawClass(); each != null; each = each.getSuperclass()) {
            fields.addAll(
                    0,
                    Arrays.stream(each.getDeclaredFields()).map(Field::getName).toList());
        }
        return MAPPER.getSerializationConfig().introspect(bean).findProperties().stream()
                .sorted(Comparator.comparingInt(property -> {
                    int index = fields.indexOf(property.getInternalName());
                    return index < 0 ? fields.size() : index;
                }))
                .toList();
    }

    static void complete(ObjectNode schema, JavaType type) {
        Class<?> raw = type.getRawClass();
        String jsonType = schema.path("type").asText();
        if (jsonType.equals("integer") || jsonType.equals("number")) {
            String format = SchemaTree.numberFormat(raw);
            if (!format.isEmpty() && !schema.has("format")) {
                schema.put("format", format);
            }
        } else if (raw == Duration.class) {
            schema.put("type", "string").remove("format");
        } else if (raw == Object.class) {
            schema.remove("type");
            schema.put("x-kubernetes-preserve-unknown-fields", true);
        } else if (type.isEnumType() && schema.get("enum") instanceof ArrayNode values) {
            inDeclarationOrder(values, raw.getEnumConstants());
        }
    }

    /** Error messages name the values in this order; fabric8's generator sorts them. */
    private static void inDeclarationOrder(ArrayNode values, Object[] constants) {
        List<JsonNode> declared = new ArrayList<>();
        for (Object constant : constants) {
            declared.add(MAPPER.valueToTree(constant));
        }
        List<JsonNode> sorted = new ArrayList<>();
        values.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(declared::indexOf));
        values.removeAll();
        values.addAll(sorted);
    }

    /** Takes the default of a struct, list or map as it is written: bound to its class, it would say more or less. */
    static void structuredDefault(SchemaNode node) {
        String type = node.type();
        Optional<Default> annotation = node.place().find(Default.class);
        if (annotation.isEmpty() || !(type.equals("object") || type.equals("array"))) {
            return;
        }
        try {
            node.schema().set("default", Yaml.read(annotation.get().value()));
        } catch (IllegalArgumentException e) {
            node.problem("its @Default cannot be read: " + e.getMessage(), "write it in YAML or JSON");
        }
    }
}
