package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.fieldmanager.FieldManager;
import dev.annex.meta.GroupResource;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.watchcache.CachedObject;
import dev.annex.watchcache.WatchCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** A resource at run time: its versions, where its objects are kept, and the user code that belongs to it. */
public final class Resource {

    private final ResourceDefinition definition;
    private final Map<String, ResourceVersion> versions = new LinkedHashMap<>();
    private final Conversions conversions;
    private final ResourceVersion storageVersion;
    private final ResourceVersion hubVersion;
    private final ObjectBytes storedBytes;
    private final Storage storage;
    private final String prefix;
    private final WatchCache cache;
    private final FieldManager fieldManager;
    private final List<List<String>> selectableFields;

    /**
     * A resource that keeps its objects in the storage, under {@code <keyPrefix>/<group>/<resource>/}.
     *
     * @param keyPrefix what all keys begin with, such as {@code /registry}
     * @param executor runs what the watch cache has to do outside of requests
     */
    public Resource(
            ResourceDefinition definition,
            List<ResourceVersion> versions,
            Conversions conversions,
            Storage storage,
            String keyPrefix,
            ScheduledExecutorService executor) {
        this.definition = definition;
        versions.forEach(version -> this.versions.put(version.name(), version));
        this.conversions = conversions;
        this.storageVersion = version(definition.storageVersion().name());
        this.hubVersion = version(conversions.hub().orElse(storageVersion.name()));
        this.storedBytes = new ObjectBytes(storageVersion.kind());
        this.storage = storage;
        this.prefix =
                keyPrefix + "/" + definition.group() + "/" + definition.names().plural() + "/";
        this.cache = new WatchCache(storage, prefix, this::decode, executor);
        Map<String, dev.annex.schema.Schema> schemas = new LinkedHashMap<>();
        versions.forEach(version -> schemas.put(version.apiVersion(), version.objectSchema()));
        Set<String> withStatus = versions.stream()
                .filter(version -> version.definition().statusSubresource())
                .map(ResourceVersion::apiVersion)
                .collect(Collectors.toSet());
        this.fieldManager = FieldManager.of(schemas, withStatus, this::convertByApiVersion);
        this.selectableFields = definition.storageVersion().selectableFields().stream()
                .map(path -> List.of(path.replaceFirst("^\\.", "").split("\\.")))
                .toList();
    }

    private ObjectNode convertByApiVersion(ObjectNode object, String from, String to) {
        return conversions.convert(object, from.substring(from.indexOf('/') + 1), to.substring(to.indexOf('/') + 1));
    }

    /** How the resource is declared. */
    public ResourceDefinition definition() {
        return definition;
    }

    /** The group and plural name. */
    public GroupResource groupResource() {
        return definition.groupResource();
    }

    /**
     * The version of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ResourceVersion version(String name) {
        ResourceVersion version = versions.get(name);
        if (version == null) {
            throw new IllegalArgumentException(groupResource() + " has no version " + name);
        }
        return version;
    }

    /** The version that objects are stored in. */
    public ResourceVersion storageVersion() {
        return storageVersion;
    }

    /**
     * The version that the registry works in: the one that converters lead to, which can express all the others, or the
     * storage version where there are none.
     */
    public ResourceVersion hubVersion() {
        return hubVersion;
    }

    /** Who owns which field. */
    public FieldManager fieldManager() {
        return fieldManager;
    }

    /** What reads are answered from. */
    public WatchCache cache() {
        return cache;
    }

    Storage storage() {
        return storage;
    }

    /** The bytes to be stored of an object in the hub version. */
    byte[] stored(ObjectNode object) {
        return storedBytes.store(convert(object, hubVersion, storageVersion));
    }

    /** The object in another version; the same tree if it is in that version already. */
    public ObjectNode convert(ObjectNode object, ResourceVersion from, ResourceVersion to) {
        return conversions.convert(object, from.name(), to.name());
    }

    /** The key of an object below the resource's prefix. */
    public String key(String namespace, String name) {
        return definition.namespaced() ? namespace + "/" + name : name;
    }

    /** The key of an object in the storage. */
    String storageKey(String namespace, String name) {
        return prefix + key(namespace, name);
    }

    /** The tree of a cached object in a version. */
    public ObjectNode tree(CachedObject object, ResourceVersion version) {
        return convert(ObjectBytes.tree(object.body(), storageVersion.kind()), storageVersion, version);
    }

    /** The tree of what is stored, in the hub version, with its resourceVersion. */
    ObjectNode tree(Entry entry) {
        return convert(storedTree(entry), storageVersion, hubVersion);
    }

    private ObjectNode storedTree(Entry entry) {
        ObjectNode tree = (ObjectNode) Json.parse(entry.value());
        String apiVersion = tree.path("apiVersion").asText("");
        if (!apiVersion.equals(storageVersion.apiVersion())) {
            tree = convertByApiVersion(tree, apiVersion, storageVersion.apiVersion());
        }
        storageVersion.applySchemaDefaults(tree);
        ObjectMeta.of(tree).text("resourceVersion", Long.toString(entry.revision()));
        return tree;
    }

    /** The object of a tree in the hub version that carries its resourceVersion, as the cache would keep it. */
    public CachedObject cached(ObjectNode object) {
        ObjectNode tree = convert(object, hubVersion, storageVersion);
        ObjectMeta metadata = ObjectMeta.of(tree);
        String revision = metadata.resourceVersion();
        return cached(
                key(metadata.namespace(), metadata.name()),
                tree,
                revision.isEmpty() ? 0 : Long.parseLong(revision),
                ObjectBytes.body(tree));
    }

    private CachedObject decode(String key, Entry entry, long revision) {
        ObjectNode stored = (ObjectNode) Json.parse(entry.value());
        boolean asIs = storedBytes.laidOut(entry.value());
        ObjectNode tree = asIs ? stored : storedTree(entry);
        if (!asIs) {
            ObjectMeta.of(tree).text("resourceVersion", Long.toString(revision));
        }
        byte[] body = asIs ? storedBytes.body(entry.value(), revision) : ObjectBytes.body(tree);
        return cached(key, tree, revision, body);
    }

    private CachedObject cached(String key, ObjectNode tree, long revision, byte[] body) {
        ObjectMeta metadata = ObjectMeta.of(tree);
        Map<String, String> labels = new LinkedHashMap<>();
        metadata.json()
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        List<String> fields = new ArrayList<>(selectableFields.size());
        for (List<String> path : selectableFields) {
            JsonNode value = tree;
            for (String name : path) {
                value = value.path(name);
            }
            fields.add(value.asText(""));
        }
        return new CachedObject(
                key, metadata.namespace(), metadata.name(), revision, body, Map.copyOf(labels), List.copyOf(fields));
    }
}
