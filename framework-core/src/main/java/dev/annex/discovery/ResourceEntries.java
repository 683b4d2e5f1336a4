package dev.annex.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Verb;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersionKind;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.ServedResources;
import dev.annex.scheme.Subresource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The entries of a resource and its subresources in the two forms of discovery (D-05 to D-07, D-12). */
final class ResourceEntries {

    private static final Set<Verb> LAST_OF_CUSTOM = Set.of(Verb.CREATE, Verb.UPDATE, Verb.WATCH);

    private ResourceEntries() {}

    /** APIResource objects: the resource, then its subresources by path. */
    static void addPlain(ArrayNode resources, ServedResources.Entry entry) {
        ResourceDefinition definition = entry.definition();
        ResourceNames names = definition.names();
        ObjectNode main = resources
                .addObject()
                .put("name", names.plural())
                .put("singularName", names.singular())
                .put("namespaced", definition.namespaced())
                .put("kind", names.kind());
        addVerbs(main, definition.verbs(), definition);
        addTexts(main, "shortNames", names.shortNames());
        addTexts(main, "categories", names.categories());
        GroupVersionKind stored = definition.kind(definition.storageVersion().name());
        main.put("storageVersionHash", StorageVersionHash.of(stored));
        for (Subresource subresource : definition.subresources(entry.version())) {
            ObjectNode node = resources
                    .addObject()
                    .put("name", names.plural() + "/" + subresource.name())
                    .put("singularName", "")
                    .put("namespaced", definition.namespaced());
            GroupVersionKind kind = subresource.kind();
            if (!kind.groupVersion().equals(entry.groupVersion())) {
                node.put("group", kind.group()).put("version", kind.version());
            }
            node.put("kind", kind.kind());
            addVerbs(node, subresource.verbs(), definition);
        }
    }

    /** An APIResourceDiscovery object. */
    static ObjectNode aggregated(ServedResources.Entry entry) {
        ResourceDefinition definition = entry.definition();
        ResourceNames names = definition.names();
        ObjectNode resource = Json.object().put("resource", names.plural());
        addKind(resource, entry, definition.kind(entry.version().name()));
        resource.put("scope", definition.namespaced() ? "Namespaced" : "Cluster");
        resource.put("singularResource", names.singular());
        addVerbs(resource, definition.verbs(), definition);
        addTexts(resource, "shortNames", names.shortNames());
        addTexts(resource, "categories", names.categories());
        ArrayNode subresources = Json.array();
        for (Subresource subresource : definition.subresources(entry.version())) {
            ObjectNode node = subresources.addObject().put("subresource", subresource.name());
            addKind(node, entry, subresource.kind());
            addVerbs(node, subresource.verbs(), definition);
        }
        if (!subresources.isEmpty()) {
            resource.set("subresources", subresources);
        }
        return resource;
    }

    /** Go's native servers leave group and version empty where they are those of the version itself. */
    private static void addKind(ObjectNode node, ServedResources.Entry entry, GroupVersionKind kind) {
        boolean implied = kind.groupVersion().equals(entry.groupVersion())
                && !entry.definition().behaviour().customResource();
        node.putObject("responseKind")
                .put("group", implied ? "" : kind.group())
                .put("version", implied ? "" : kind.version())
                .put("kind", kind.kind());
    }

    /** In alphabetical order, but for the verbs of custom resources, of which some come last. */
    private static void addVerbs(ObjectNode node, Collection<Verb> verbs, ResourceDefinition definition) {
        ArrayNode array = node.putArray("verbs");
        boolean custom = definition.behaviour().customResource();
        verbs.stream()
                .sorted(Comparator.comparing((Verb verb) -> custom && LAST_OF_CUSTOM.contains(verb))
                        .thenComparing(Verb::toString))
                .forEach(verb -> array.add(verb.toString()));
    }

    private static void addTexts(ObjectNode node, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(field);
            texts.forEach(array::add);
        }
    }
}
