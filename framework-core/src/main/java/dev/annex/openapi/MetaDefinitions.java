package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The definitions of what all servers have in common, such as ObjectMeta, in their OpenAPI v3 form. */
final class MetaDefinitions {

    /** The prefix of the names of most of them. */
    static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private static final String RESOURCE = "meta-definitions.json";
    private static final JsonNode DEFINITIONS = load();

    private MetaDefinitions() {}

    /**
     * All of them. DeleteOptions and WatchEvent are kinds of every version, and so named as kinds of the given ones.
     */
    static Map<String, ObjectNode> in(Collection<GroupVersion> versions) {
        Map<String, ObjectNode> definitions = new TreeMap<>();
        DEFINITIONS
                .properties()
                .forEach(entry ->
                        definitions.put(entry.getKey(), entry.getValue().<ObjectNode>deepCopy()));
        versions.forEach(version -> {
            addKind(definitions.get(META + "DeleteOptions"), version, "DeleteOptions");
            addKind(definitions.get(META + "WatchEvent"), version, "WatchEvent");
        });
        return definitions;
    }

    private static void addKind(@Nullable ObjectNode definition, GroupVersion version, String kind) {
        if (definition != null) {
            ArrayNode kinds = definition.withArray(KindDefinitions.GROUP_VERSION_KIND);
            KindDefinitions.addKind(kinds, version.kind(kind));
        }
    }

    private static JsonNode load() {
        try (InputStream in = MetaDefinitions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from annex-framework-core");
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }
}
