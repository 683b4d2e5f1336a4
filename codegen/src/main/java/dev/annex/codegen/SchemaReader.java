package dev.annex.codegen;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeBindings;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Completes the schema that fabric8's generator makes of a class: it is made for CustomResourceDefinitions, and says
 * nothing of how large numbers are, and the wrong thing of some types.
 */
final class SchemaReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SPEC = "spec";
    private static final String STATUS = "status";

    private final Class<?> type;
    private final List<ModelProblem> problems;

    SchemaReader(Class<?> type, List<ModelProblem> problems) {
        this.type = type;
        this.problems = problems;
    }

    /** The schema of the whole object without apiVersion, kind and metadata. */
    ObjectNode read(JSONSchemaProps described, boolean nativeStructs) {
        ObjectNode schema = MAPPER.valueToTree(described);
        ObjectNode properties = schema.withObject("/properties");
        properties.remove(List.of("apiVersion", "kind", "metadata"));
        TypeBindings bindings =
                MAPPER.constructType(type).findSuperType(CustomResource.class).getBindings();
        JavaType specType = bindings.getBoundType(0);
        JavaType statusType = bindings.getBoundType(1);
        dropVoid(properties, SPEC, specType);
        dropVoid(properties, STATUS, statusType);
        completeFields(schema, MAPPER.constructType(type), type.getSimpleName());
        SchemaTree.wholeNumbers(schema);
        if (nativeStructs) {
            giveDefault(properties, SPEC);
            giveDefault(properties, STATUS);
            SchemaTree.markAtomicLists(schema);
        }
        return schema;
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

    private void completeFields(ObjectNode schema, JavaType bean, String path) {
        JsonNode properties = schema.path("properties");
        for (BeanPropertyDefinition property :
                MAPPER.getSerializationConfig().introspect(bean).findProperties()) {
            AnnotatedMember member = property.getPrimaryMember();
            if (member != null && properties.get(property.getName()) instanceof ObjectNode child) {
                SchemaFrom from = member.getAnnotation(SchemaFrom.class);
                JavaType fieldType = from == null ? property.getPrimaryType() : MAPPER.constructType(from.type());
                complete(child, fieldType, path + "." + property.getName());
            }
        }
    }

    private void complete(ObjectNode schema, JavaType fieldType, String path) {
        if (fieldType.isMapLikeType()) {
            if (!fieldType.getKeyType().hasRawClass(String.class)
                    && !fieldType.getKeyType().isEnumType()) {
                unsupported(path, fieldType, "use String keys; JSON has no others");
            }
            completeElement(schema, "additionalProperties", fieldType, path);
        } else if (fieldType.hasRawClass(byte[].class)) {
            schema.remove("items");
            schema.put("type", "string").put("format", "byte");
        } else if (fieldType.isCollectionLikeType() || fieldType.isArrayType()) {
            completeElement(schema, "items", fieldType, path);
        } else if (fieldType.isReferenceType() || isOptional(fieldType)) {
            unsupported(path, fieldType, "use the type itself, with @Nullable if null is a value");
        } else {
            completeScalar(schema, fieldType);
            completeFields(schema, fieldType, path);
        }
    }

    private void completeElement(ObjectNode schema, String keyword, JavaType container, String path) {
        if (schema.get(keyword) instanceof ObjectNode element) {
            complete(element, container.getContentType(), path + "[]");
        }
    }

    private static void completeScalar(ObjectNode schema, JavaType fieldType) {
        Class<?> raw = fieldType.getRawClass();
        String jsonType = schema.path("type").asText();
        if (jsonType.equals("integer") || jsonType.equals("number")) {
            String format = SchemaTree.numberFormat(raw);
            if (!format.isEmpty() && !schema.has("format")) {
                schema.put("format", format);
            }
        } else if (raw == java.time.Duration.class) {
            schema.put("type", "string").remove("format");
        } else if (raw == Object.class) {
            schema.remove("type");
            schema.put("x-kubernetes-preserve-unknown-fields", true);
        }
    }

    private static boolean isOptional(JavaType fieldType) {
        return fieldType.hasRawClass(Optional.class)
                || fieldType.hasRawClass(OptionalInt.class)
                || fieldType.hasRawClass(OptionalLong.class)
                || fieldType.hasRawClass(OptionalDouble.class);
    }

    private void unsupported(String path, JavaType fieldType, String remedy) {
        problems.add(new ModelProblem(
                type.getName() + " " + path, "the type " + fieldType.toCanonical() + " is not supported", remedy));
    }
}
