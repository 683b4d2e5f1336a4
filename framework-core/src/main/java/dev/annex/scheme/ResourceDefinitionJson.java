package dev.annex.scheme;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Verb;
import dev.annex.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes and reads resource definitions as JSON: the form in which the code generator leaves them in a jar. */
public final class ResourceDefinitionJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ResourceDefinitionJson() {}

    /** The definition as a tree; equal definitions give equal trees. */
    public static ObjectNode write(ResourceDefinition definition) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("group", definition.group());
        ResourceNames names = definition.names();
        ObjectNode nameNode = json.putObject("names")
                .put("kind", names.kind())
                .put("listKind", names.listKind())
                .put("plural", names.plural())
                .put("singular", names.singular());
        addTexts(nameNode.putArray("shortNames"), names.shortNames());
        addTexts(nameNode.putArray("categories"), names.categories());
        json.put("namespaced", definition.namespaced());
        addTexts(
                json.putArray("verbs"),
                definition.verbs().stream().map(Verb::toString).sorted().toList());
        Behaviour behaviour = definition.behaviour();
        json.putObject("behaviour")
                .put("createOnUpdate", behaviour.createOnUpdate())
                .put("unconditionalUpdate", behaviour.unconditionalUpdate())
                .put("generation", behaviour.generation())
                .put("typedListItems", behaviour.typedListItems())
                .put("customResource", behaviour.customResource());
        ArrayNode versions = json.putArray("versions");
        definition.versions().forEach(version -> write(versions.addObject(), version));
        return json;
    }

    /**
     * The definition that {@link #write} made this of.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ResourceDefinition read(JsonNode json) {
        JsonNode names = json.path("names");
        JsonNode behaviour = json.path("behaviour");
        List<VersionDefinition> versions = new ArrayList<>();
        json.path("versions").forEach(version -> versions.add(version(version)));
        return new ResourceDefinition(
                text(json, "group"),
                new ResourceNames(
                        text(names, "kind"),
                        text(names, "listKind"),
                        text(names, "plural"),
                        text(names, "singular"),
                        texts(names, "shortNames"),
                        texts(names, "categories")),
                flag(json, "namespaced"),
                verbs(json),
                new Behaviour(
                        flag(behaviour, "createOnUpdate"),
                        flag(behaviour, "unconditionalUpdate"),
                        flag(behaviour, "generation"),
                        flag(behaviour, "typedListItems"),
                        flag(behaviour, "customResource")),
                versions);
    }

    /**
     * The definition in a resource of the class path, beside or above a class.
     *
     * @throws IllegalStateException if there is no such resource
     */
    public static ResourceDefinition load(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the resource " + resource + " is not on the class path; run annex:generate again");
            }
            return read(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }

    private static void write(ObjectNode json, VersionDefinition version) {
        json.put("name", version.name())
                .put("served", version.served())
                .put("storage", version.storage())
                .put("deprecated", version.deprecated())
                .put("deprecationWarning", version.deprecationWarning())
                .put("statusSubresource", version.statusSubresource());
        ScaleDefinition scale = version.scale();
        if (scale != null) {
            json.putObject("scale")
                    .put("specReplicasPath", scale.specReplicasPath())
                    .put("statusReplicasPath", scale.statusReplicasPath())
                    .put("labelSelectorPath", scale.labelSelectorPath());
        }
        ArrayNode columns = json.putArray("columns");
        for (PrinterColumn column : version.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.format())
                    .put("description", column.description())
                    .put("priority", column.priority())
                    .put("jsonPath", column.jsonPath());
        }
        addTexts(json.putArray("selectableFields"), version.selectableFields());
        json.set("schema", version.schema().json());
    }

    private static VersionDefinition version(JsonNode json) {
        List<PrinterColumn> columns = new ArrayList<>();
        json.path("columns")
                .forEach(column -> columns.add(new PrinterColumn(
                        text(column, "name"),
                        text(column, "type"),
                        text(column, "format"),
                        text(column, "description"),
                        column.path("priority").asInt(),
                        text(column, "jsonPath"))));
        if (!(json.get("schema") instanceof ObjectNode schema)) {
            throw new IllegalArgumentException("this is no resource definition: a version has no schema");
        }
        return new VersionDefinition(
                text(json, "name"),
                flag(json, "served"),
                flag(json, "storage"),
                flag(json, "deprecated"),
                text(json, "deprecationWarning"),
                Schema.parse(schema),
                columns,
                texts(json, "selectableFields"),
                flag(json, "statusSubresource"),
                scale(json.get("scale")));
    }

    private static @Nullable ScaleDefinition scale(@Nullable JsonNode json) {
        return json == null
                ? null
                : new ScaleDefinition(
                        text(json, "specReplicasPath"),
                        text(json, "statusReplicasPath"),
                        text(json, "labelSelectorPath"));
    }

    private static Set<Verb> verbs(JsonNode json) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        texts(json, "verbs").forEach(verb -> verbs.add(Verb.valueOf(verb.toUpperCase(Locale.ROOT))));
        return verbs;
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("this is no resource definition: it has no text \"" + field + "\"");
        }
        return value.asText();
    }

    private static boolean flag(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("this is no resource definition: it has no flag \"" + field + "\"");
        }
        return value.asBoolean();
    }

    private static List<String> texts(JsonNode json, String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void addTexts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
