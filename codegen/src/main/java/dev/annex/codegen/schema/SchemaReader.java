package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeBindings;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Completes the schema that fabric8's generator makes of a class: with the annotations that it does not know, or not
 * everywhere, with the formats of numbers, and with the right thing where it says the wrong one.
 */
public final class SchemaReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SPEC = "spec";
    private static final String STATUS = "status";
    private static final List<String> OBJECT_FIELDS = List.of("apiVersion", "kind", "metadata");

    private final Class<?> type;
    private final Problems problems;
    private final List<String> paths = new ArrayList<>();

    /** Reads that class, and reports what is wrong with it. */
    public SchemaReader(Class<?> type, Problems problems) {
        this.type = type;
        this.problems = problems;
    }

    /**
     * The schema of the whole object without apiVersion, kind and metadata.
     *
     * @param described what fabric8's generator makes of the class
     * @param nativeStructs whether spec and status are always there
     */
    public ObjectNode read(JSONSchemaProps described, boolean nativeStructs) {
        ObjectNode schema = MAPPER.valueToTree(described);
        ObjectNode properties = schema.withObject("/properties");
        properties.remove(OBJECT_FIELDS);
        TypeBindings bindings =
                MAPPER.constructType(type).findSuperType(CustomResource.class).getBindings();
        dropVoid(properties, SPEC, bindings.getBoundType(0));
        dropVoid(properties, STATUS, bindings.getBoundType(1));
        SchemaNode root = new SchemaNode(schema, Place.of(type), type.getName() + " " + type.getSimpleName(), problems);
        completeFields(root, MAPPER.constructType(type), "");
        KubernetesAnnotations.apply(root);
        SchemaTree.wholeNumbers(schema);
        if (nativeStructs) {
            giveDefault(properties, SPEC);
            giveDefault(properties, STATUS);
            SchemaTree.markAtomicLists(schema);
        }
        return schema;
    }

    /** Orders JSON paths of fields as the fields are declared; for use when the class was read. */
    public Comparator<String> declarationOrder() {
        return Comparator.comparingInt(paths::indexOf);
    }

    private static void dropVoid(ObjectNode properties, String name, JavaType bound) {
        if (bound.hasRawClass(Void.class)) {
            properties.remove(name);
        }
    }

    private static void giveDefault(ObjectNode properties, String name) {
        if (properties.get(name) instanceof ObjectNode struct && !struct.has("default")) {
            struct.putObject("default");
        }
    }

    private void completeFields(SchemaNode node, JavaType bean, String jsonPath) {
        JsonNode properties = node.schema().path("properties");
        Set<String> required = new LinkedHashSet<>();
        Set<String> described = new LinkedHashSet<>();
        node.schema().path("required").forEach(name -> described.add(name.asText()));
        for (BeanPropertyDefinition property : JavaTypes.properties(bean)) {
            String name = property.getName();
            AnnotatedMember member = property.getPrimaryMember();
            if (member == null || !(properties.get(name) instanceof ObjectNode child)) {
                continue;
            }
            paths.add(jsonPath + "." + name);
            Place place = Place.of(property);
            SchemaFrom from = member.getAnnotation(SchemaFrom.class);
            JavaType fieldType = from == null ? property.getPrimaryType() : MAPPER.constructType(from.type());
            complete(
                    new SchemaNode(child, place, node.path() + "." + name, problems), fieldType, jsonPath + "." + name);
            if (described.contains(name) || BeanValidation.required(place)) {
                required.add(name);
            }
        }
        required.addAll(described);
        if (!required.isEmpty()) {
            ArrayNode names = node.schema().putArray("required");
            required.forEach(names::add);
        }
    }

    private void complete(SchemaNode node, JavaType fieldType, String jsonPath) {
        ObjectNode schema = node.schema();
        if (fieldType.isMapLikeType()) {
            if (!fieldType.getKeyType().hasRawClass(String.class)
                    && !fieldType.getKeyType().isEnumType()) {
                unsupported(node, fieldType, "use String keys; JSON has no others");
            }
            completeContent(node, "additionalProperties", fieldType, jsonPath);
        } else if (fieldType.hasRawClass(byte[].class)) {
            schema.remove("items");
            schema.put("type", "string").put("format", "byte");
        } else if (fieldType.isCollectionLikeType() || fieldType.isArrayType()) {
            completeContent(node, "items", fieldType, jsonPath);
        } else if (JavaTypes.isOptional(fieldType)) {
            unsupported(node, fieldType, "use the type itself, with @NullableValue if null is a value");
        } else {
            JavaTypes.complete(schema, fieldType);
            completeFields(node, fieldType, jsonPath);
            KubernetesAnnotations.apply(node.at(Place.of(fieldType.getRawClass())));
        }
        FabricAnnotations.apply(node);
        BeanValidation.apply(node);
        JavaTypes.structuredDefault(node);
        KubernetesAnnotations.apply(node);
    }

    private void completeContent(SchemaNode node, String keyword, JavaType container, String jsonPath) {
        if (node.schema().get(keyword) instanceof ObjectNode content) {
            Place place = container.isArrayType()
                    ? new Place(List.of())
                    : node.place().content();
            complete(
                    new SchemaNode(content, place, node.path() + "[]", problems),
                    container.getContentType(),
                    jsonPath + "[]");
        }
    }

    private static void unsupported(SchemaNode node, JavaType fieldType, String remedy) {
        node.problem("the type " + fieldType.toCanonical() + " is not supported", remedy);
    }
}
