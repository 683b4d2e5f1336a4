package dev.annex.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ServedResources;
import java.util.List;
import java.util.Optional;

/**
 * The discovery documents of a server. The plain ones are trees, because clients may ask for them in several forms;
 * each call makes a new one.
 */
public final class DiscoveryDocuments {

    private final ServedResources served;
    private final String serverAddress;
    private final EncodedDocument aggregated;

    private DiscoveryDocuments(ServedResources served, String serverAddress) {
        this.served = served;
        this.serverAddress = serverAddress;
        this.aggregated = EncodedDocument.of(aggregatedTree());
    }

    /**
     * The documents for these resources.
     *
     * @param serverAddress where the server tells old clients to find it, such as {@code :8443} (D-03)
     */
    public static DiscoveryDocuments of(List<ResourceDefinition> resources, String serverAddress) {
        return new DiscoveryDocuments(ServedResources.of(resources), serverAddress);
    }

    /** The APIGroupList of {@code /apis}; it has no apiVersion, as ever (D-03). */
    public ObjectNode groupList() {
        ObjectNode list = Json.object().put("kind", "APIGroupList");
        ArrayNode groups = list.putArray("groups");
        for (String name : served.groups()) {
            ObjectNode group = groups.addObject();
            describe(group, name);
            group.putArray("serverAddressByClientCIDRs")
                    .addObject()
                    .put("clientCIDR", "0.0.0.0/0")
                    .put("serverAddress", serverAddress);
        }
        return list;
    }

    /** The APIGroup of {@code /apis/<group>}; empty if there is no such group (D-04). */
    public Optional<ObjectNode> group(String name) {
        if (served.versions(name).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
        describe(group, name);
        return Optional.of(group);
    }

    /** Whether a group is one of custom resources, whose discovery is not behind the router. */
    public boolean custom(String group) {
        return served.custom(group);
    }

    /** The APIResourceList of {@code /apis/<group>/<version>}; empty if there is no such version (D-05). */
    public Optional<ObjectNode> resourceList(GroupVersion groupVersion) {
        if (!served.versions(groupVersion.group()).contains(groupVersion.version())) {
            return Optional.empty();
        }
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion.toString());
        ArrayNode resources = list.putArray("resources");
        served.resources(groupVersion).forEach(entry -> ResourceEntries.addPlain(resources, entry));
        return Optional.of(list);
    }

    /** The APIGroupDiscoveryList, version {@code v2}, of {@code /apis} (D-10 to D-13). */
    public EncodedDocument aggregated() {
        return aggregated;
    }

    private void describe(ObjectNode group, String name) {
        group.put("name", name);
        ArrayNode versions = group.putArray("versions");
        for (String version : served.versions(name)) {
            addVersion(versions.addObject(), name, version);
        }
        addVersion(
                group.putObject("preferredVersion"), name, served.versions(name).get(0));
    }

    private static void addVersion(ObjectNode node, String group, String version) {
        node.put("groupVersion", new GroupVersion(group, version).toString()).put("version", version);
    }

    private ObjectNode aggregatedTree() {
        ObjectNode list =
                Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        for (String group : served.groups().stream().sorted().toList()) {
            ObjectNode item = items.addObject();
            item.putObject("metadata").put("name", group);
            ArrayNode versions = item.putArray("versions");
            for (String version : served.versions(group)) {
                ObjectNode node = versions.addObject().put("version", version);
                ArrayNode resources = node.putArray("resources");
                served.resources(new GroupVersion(group, version))
                        .forEach(entry -> resources.add(ResourceEntries.aggregated(entry)));
                node.put("freshness", "Current");
            }
        }
        return list;
    }
}
