package dev.annex.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.discovery.EncodedDocument;
import dev.annex.meta.GroupVersion;
import dev.annex.openapi.protobuf.OpenApiProtobuf;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ServedResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The OpenAPI documents of a server, built and serialised once (D-20 to D-25). */
public final class OpenApiDocuments {

    private final SortedMap<String, OpenApiDocument> v3;
    private final EncodedDocument index;
    private final OpenApiDocument v2;

    private OpenApiDocuments(SortedMap<String, OpenApiDocument> v3, OpenApiDocument v2) {
        this.v3 = Collections.unmodifiableSortedMap(v3);
        this.index = EncodedDocument.of(indexTree(v3));
        this.v2 = v2;
    }

    /** The documents for these resources. */
    public static OpenApiDocuments of(OpenApiInfo info, List<ResourceDefinition> resources) {
        Parts everything = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        SortedMap<String, OpenApiDocument> v3 = new TreeMap<>();
        parts(ServedResources.of(resources)).forEach((path, parts) -> {
            v3.put(
                    path,
                    new OpenApiDocument(
                            V3Document.of(info, parts.operations(), parts.definitions()), OpenApiProtobuf::v3));
            everything.operations().addAll(parts.operations());
            everything.resources().addAll(parts.resources());
            everything.versions().addAll(parts.versions());
        });
        ObjectNode v2 = V2Document.of(info, everything.operations(), everything.definitions());
        return new OpenApiDocuments(v3, new OpenApiDocument(v2, OpenApiProtobuf::v2));
    }

    /** The OpenAPI v2 document of everything, for {@code /openapi/v2}. */
    public OpenApiDocument v2() {
        return v2;
    }

    /** The index of the v3 documents, for {@code /openapi/v3}. */
    public EncodedDocument v3Index() {
        return index;
    }

    /** The v3 document of a path such as {@code apis/wardle.example.com/v1}; empty if there is none (D-22). */
    public Optional<OpenApiDocument> v3(String path) {
        return Optional.ofNullable(v3.get(path));
    }

    /** The v3 documents by their path under {@code /openapi/v3/}. */
    public SortedMap<String, OpenApiDocument> v3() {
        return v3;
    }

    /** What goes into one v3 document: the paths, the resources whose kinds they need, the versions it is about. */
    private record Parts(
            List<Operation> operations, List<ServedResources.Entry> resources, List<GroupVersion> versions) {

        static Parts of(Operation operation) {
            return new Parts(List.of(operation), List.of(), List.of());
        }

        SortedMap<String, ObjectNode> definitions() {
            return Definitions.needed(operations, resources, versions);
        }
    }

    private static SortedMap<String, Parts> parts(ServedResources served) {
        SortedMap<String, Parts> parts = new TreeMap<>();
        parts.put("apis", Parts.of(DiscoveryOperations.groups()));
        parts.put("version", Parts.of(DiscoveryOperations.version()));
        for (String group : served.groups()) {
            parts.put("apis/" + group, Parts.of(DiscoveryOperations.group(group)));
            for (String version : served.versions(group)) {
                GroupVersion groupVersion = new GroupVersion(group, version);
                List<ServedResources.Entry> resources = served.resources(groupVersion);
                List<Operation> operations = new ArrayList<>();
                operations.add(DiscoveryOperations.resources(groupVersion));
                resources.forEach(entry -> operations.addAll(ResourceOperations.of(entry)));
                parts.put("apis/" + groupVersion, new Parts(operations, resources, List.of(groupVersion)));
            }
        }
        return parts;
    }

    private static ObjectNode indexTree(SortedMap<String, OpenApiDocument> documents) {
        ObjectNode tree = Json.object();
        ObjectNode paths = tree.putObject("paths");
        documents.forEach((path, document) -> paths.putObject(path)
                .put(
                        "serverRelativeURL",
                        "/openapi/v3/" + path + "?hash=" + document.json().hash()));
        return tree;
    }
}
