package dev.annex.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Yaml;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Declarations that were written as CustomResourceDefinitions ({@code apiextensions.k8s.io/v1}), for resources whose
 * schema is data rather than a class.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">
 *     CustomResourceDefinitions</a>
 */
public final class CustomResourceDefinitions {

    private static final Behaviour BEHAVIOUR = new Behaviour(false, false, true, true, true);

    private static final Pattern SEPARATOR = Pattern.compile("^---(?:[ \\t].*)?$", Pattern.MULTILINE);

    private CustomResourceDefinitions() {}

    /**
     * Reads declarations in YAML, each a document of its own, or one in JSON.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static List<ResourceDefinition> read(String text) {
        return SEPARATOR
                .splitAsStream(text)
                .map(Yaml::read)
                .filter(document -> !document.isNull())
                .map(CustomResourceDefinitions::read)
                .toList();
    }

    /**
     * Reads one declaration.
     *
     * @throws IllegalArgumentException if the tree is no such declaration
     */
    public static ResourceDefinition read(JsonNode declaration) {
        if (!declaration.path("kind").asText("").equals("CustomResourceDefinition")) {
            throw new IllegalArgumentException("this is no CustomResourceDefinition: its kind is \""
                    + declaration.path("kind").asText("") + "\"");
        }
        JsonNode spec = declaration.path("spec");
        List<VersionDefinition> versions = new ArrayList<>();
        spec.path("versions").forEach(version -> versions.add(version(version)));
        return new ResourceDefinition(
                required(spec, "group"),
                names(spec.path("names")),
                spec.path("scope").asText("").equals("Namespaced"),
                Set.of(),
                BEHAVIOUR,
                versions);
    }

    private static ResourceNames names(JsonNode names) {
        String kind = required(names, "kind");
        return new ResourceNames(
                kind,
                names.path("listKind").asText(kind + "List"),
                required(names, "plural"),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                texts(names.path("shortNames")),
                texts(names.path("categories")));
    }

    private static VersionDefinition version(JsonNode version) {
        String name = required(version, "name");
        if (!(version.at("/schema/openAPIV3Schema") instanceof ObjectNode schema)) {
            throw new IllegalArgumentException("version " + name + " has no schema.openAPIV3Schema");
        }
        List<PrinterColumn> columns = new ArrayList<>();
        version.path("additionalPrinterColumns").forEach(column -> columns.add(column(column)));
        List<String> selectable = new ArrayList<>();
        version.path("selectableFields").forEach(field -> selectable.add(required(field, "jsonPath")));
        JsonNode subresources = version.path("subresources");
        return new VersionDefinition(
                name,
                version.path("served").asBoolean(false),
                version.path("storage").asBoolean(false),
                version.path("deprecated").asBoolean(false),
                version.path("deprecationWarning").asText(""),
                Schema.parse(schema),
                columns,
                selectable,
                subresources.has("status"),
                scale(subresources.path("scale")));
    }

    private static PrinterColumn column(JsonNode column) {
        return new PrinterColumn(
                required(column, "name"),
                required(column, "type"),
                column.path("format").asText(""),
                column.path("description").asText(""),
                column.path("priority").asInt(0),
                required(column, "jsonPath"));
    }

    private static @Nullable ScaleDefinition scale(JsonNode scale) {
        return scale.isObject()
                ? new ScaleDefinition(
                        required(scale, "specReplicasPath"),
                        required(scale, "statusReplicasPath"),
                        scale.path("labelSelectorPath").asText(""))
                : null;
    }

    private static String required(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("this is no CustomResourceDefinition: " + field + " is missing");
        }
        return text;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
