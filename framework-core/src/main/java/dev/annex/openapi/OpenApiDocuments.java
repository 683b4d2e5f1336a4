package dev.annex.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.discovery.EncodedDocument;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ServedResources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The OpenAPI documents of a server, built and serialised once (D-20 to D-25). */
public final class OpenApiDocuments {

    private final OpenApiInfo info;
    private final ServedResources served;
    private final SortedMap<String, EncodedDocument> v3 = new TreeMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<ServedResources.Entry> entries = new ArrayList<>();
    private final List<GroupVersion> versions = new ArrayList<>();
    private final EncodedDocument index;
    private final EncodedDocument v2;

    private OpenApiDocuments(OpenApiInfo info, ServedResources served) {
        this.info = info;
        this.served = served;
        add("apis", List.of(DiscoveryOperations.groups()), List.of(), List.of());
        served.groups().forEach(this::addGroup);
        add("version", List.of(DiscoveryOperations.version()), List.of(), List.of());
        this.index = EncodedDocument.of(indexTree(v3));
        this.v2 = EncodedDocument.of(V2Document.of(info, operations, Definitions.needed(operations, entries, versions)));
    }

    /** The documents for these resources. */
    public static OpenApiDocuments of(OpenApiInfo info, List<ResourceDefinition> resources) {
        return new OpenApiDocuments(info, ServedResources.of(resources));
    }

    /** The OpenAPI v2 document of everything, for {@code /openapi/v2}. */
    public EncodedDocument v2() {
        return v2;
    }

    /** The index of the v3 documents, for {@code /openapi/v3}. */
    public EncodedDocument v3Index() {
        return index;
    }

    /** The v3 document of a path such as {@code apis/wardle.example.com/v1}; empty if there is none (D-22). */
    public Optional<EncodedDocument> v3(String path) {
        return Optional.ofNullable(v3.get(path));
    }

    /** The v3 documents by the path under {@code /openapi/v3/}. */
    public Map<String, EncodedDocument> v3() {
        return java.util.Collections.unmodifiableSortedMap(v3);
    }

    private void addGroup(String group) {
        add("apis/" + group, List.of(DiscoveryOperations.group(group)), List.of(), List.of());
        served.versions(group).stream().sorted(Comparator.naturalOrder()).forEach(version -> {
            GroupVersion groupVersion = new GroupVersion(group, version);
            List<ServedResources.Entry> resources = served.resources(groupVersion);
            List<Operation> ofVersion = new ArrayList<>();
            ofVersion.add(DiscoveryOperations.resources(groupVersion));
            resources.forEach(entry -> ofVersion.addAll(ResourceOperations.of(entry)));
            add("apis/" + groupVersion, ofVersion, resources, List.of(groupVersion));
        });
    }

    private void add(
            String path,
            List<Operation> documented,
            List<ServedResources.Entry> resources,
            Collection<GroupVersion> about) {
        ObjectNode document =
                V3Document.of(info, documented, Definitions.needed(documented, resources, about));
        v3.put(path, EncodedDocument.of(document));
        operations.addAll(documented);
        entries.addAll(resources);
        versions.addAll(about);
    }

    private static ObjectNode indexTree(SortedMap<String, EncodedDocument> documents) {
        ObjectNode tree = Json.object();
        ObjectNode paths = tree.putObject("paths");
        documents.forEach((path, document) -> paths.putObject(path)
                .put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + document.hash()));
        return tree;
    }
}
