package dev.annex.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.DeclarationException;
import dev.annex.scheme.ServedResources;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the definitions that a document's operations need, in their OpenAPI v3 form. */
final class Definitions {

    private Definitions() {}

    /**
     * What the operations refer to, and what that refers to.
     *
     * @param entries the resources of the document
     * @param versions the versions that the document is about
     */
    static SortedMap<String, ObjectNode> needed(
            List<Operation> operations, List<ServedResources.Entry> entries, Collection<GroupVersion> versions) {
        Map<String, ObjectNode> known = MetaDefinitions.in(versions);
        entries.forEach(
                entry -> KindDefinitions.of(entry).forEach((name, definition) -> putNew(known, name, definition)));
        SortedMap<String, ObjectNode> needed = new TreeMap<>();
        Deque<String> wanted = new ArrayDeque<>();
        for (Operation operation : operations) {
            wanted.addAll(operation.responses().values());
            if (operation.body() != null) {
                wanted.add(operation.body().definition());
            }
        }
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (!needed.containsKey(name)) {
                ObjectNode definition = known.get(name);
                if (definition == null) {
                    throw new IllegalStateException("no OpenAPI definition " + name);
                }
                needed.put(name, definition);
                SchemaNodes.visit(definition, node -> {
                    if (node.has("$ref")) {
                        wanted.add(node.path("$ref").asText().substring(SchemaNodes.V3_PREFIX.length()));
                    }
                });
            }
        }
        return needed;
    }

    /** Adds a definition, whose name must not be that of another: one would silently take the place of the other. */
    static void putNew(Map<String, ObjectNode> definitions, String name, ObjectNode definition) {
        if (definitions.putIfAbsent(name, definition) != null) {
            throw new DeclarationException(
                    "the OpenAPI definition name " + name + " would mean two different things",
                    "give a kind another @Kind or a field another name: " + name
                            + " stands for a kind, for the list of a kind, or for a field of a kind");
        }
    }
}
