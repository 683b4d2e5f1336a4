package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.fieldmanager.FieldManager;
import dev.annex.fieldmanager.ScaleFields;
import dev.annex.jsonpath.JsonPath;
import dev.annex.meta.GroupResource;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.status.GoNumber;
import dev.annex.status.StatusException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A resource at run time: its versions, where its objects are kept, and the user code that belongs to it. */
public final class Resource {

    private static final Logger LOG = LoggerFactory.getLogger(Resource.class);

    private final ResourceDefinition definition;
    private final Map<String, ResourceVersion> versions = new LinkedHashMap<>();
    private final Conversions conversions;
    private final ResourceVersion storageVersion;
    private final ResourceVersion hubVersion;
    private final ObjectBytes storedBytes;
    private final Storage storage;
    private final String keyPrefix;
    private final String prefix;
    private final WatchCache cache;
    private final FieldManager fieldManager;
    private final ScaleFields scaleFields;
    private final List<SelectableField> selectableFields;
    private final boolean inAnyVersion;

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
        this.keyPrefix = keyPrefix;
        this.prefix =
                keyPrefix + "/" + definition.group() + "/" + definition.names().plural() + "/";
        this.cache = new WatchCache(storage, prefix, this::decode, executor);
        Map<String, dev.annex.schema.Schema> schemas = new LinkedHashMap<>();
        versions.forEach(version -> schemas.put(version.apiVersion(), version.objectSchema()));
        Set<String> withStatus = versions.stream()
                .filter(version -> version.definition().statusSubresource())
                .map(ResourceVersion::apiVersion)
                .collect(Collectors.toSet());
        this.fieldManager = FieldManager.of(schemas, withStatus, this::convertManaged);
        Map<String, String> replicas = new LinkedHashMap<>();
        for (ResourceVersion version : versions) {
            ScaleDefinition scale = version.definition().scale();
            replicas.put(version.apiVersion(), scale == null ? "" : scale.specReplicasPath());
        }
        this.scaleFields = new ScaleFields(replicas);
        this.selectableFields = versions.stream()
                .flatMap(version -> version.definition().selectableFields().stream()
                        .map(path -> new SelectableField(version, path, JsonPath.parse(path))))
                .toList();
        this.inAnyVersion =
                definition.behaviour().customResource() && conversions.hub().isEmpty();
    }

    /** A field that field selectors can ask for in a version. */
    private record SelectableField(ResourceVersion version, String path, JsonPath compiled) {}

    private static String name(String apiVersion) {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /** What becomes of an object by way of its class, which does not know of fields that are set to nothing. */
    private ObjectNode convertManaged(ObjectNode object, String from, String to) {
        if (from.equals(to)) {
            return object;
        }
        ObjectNode settled = object.deepCopy();
        version(name(from)).settle(settled);
        ObjectNode converted =
                conversions.convertLoosely(settled, name(from), name(to)).deepCopy();
        version(name(to)).settle(converted);
        return converted;
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
     * The version that the registry works in on behalf of a request: the one that converters lead to, which can express
     * all the others, or where there are none the storage version; custom resources without converters differ in their
     * rules alone, and are judged by those of the version asked for.
     */
    public ResourceVersion hubVersion(ResourceVersion asked) {
        return inAnyVersion ? asked : hubVersion;
    }

    /** The version that an object says it is in. */
    ResourceVersion versionOf(ObjectNode object) {
        return version(name(object.path("apiVersion").asText("")));
    }

    /** Where the value of a selectable field, such as {@code spec.color}, is among a cached object's fields; -1 if nowhere. */
    public int selectableField(ResourceVersion version, String field) {
        for (int i = 0; i < selectableFields.size(); i++) {
            SelectableField known = selectableFields.get(i);
            if (known.version().name().equals(version.name())
                    && known.path().replaceFirst("^\\.", "").equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** Who owns which field. */
    public FieldManager fieldManager() {
        return fieldManager;
    }

    /** Who owns the number that a scale shows. */
    public ScaleFields scaleFields() {
        return scaleFields;
    }

    /** What reads are answered from. */
    public WatchCache cache() {
        return cache;
    }

    Storage storage() {
        return storage;
    }

    /** The bytes to be stored of an object. */
    byte[] stored(ObjectNode object) {
        return storedBytes.store(convert(object, storageVersion));
    }

    /** The object in another version; the same tree if it is in that version already. */
    public ObjectNode convert(ObjectNode object, ResourceVersion to) {
        return conversions.convert(object, versionOf(object).name(), to.name());
    }

    /** The key of an object below the resource's prefix. */
    public String key(String namespace, String name) {
        return definition.namespaced() ? namespace + "/" + name : name;
    }

    /** The key of an object in the storage. */
    String storageKey(String namespace, String name) {
        return prefix + key(namespace, name);
    }

    /** The key as dry runs name it, which do not get as far as the storage that puts the prefix before it. */
    String dryRunKey(String storageKey) {
        return storageKey.substring(keyPrefix.length());
    }

    /** The tree of a cached object in a version. */
    public ObjectNode tree(CachedObject object, ResourceVersion version) {
        return convert(ObjectBytes.tree(object.body(), storageVersion.kind()), version);
    }

    /** The tree of what is stored, in a version, with its resourceVersion. */
    ObjectNode tree(Entry entry, ResourceVersion version) {
        ObjectNode tree = (ObjectNode) Json.parse(entry.value());
        versionOf(tree).restore(tree);
        ObjectNode stored = convert(tree, storageVersion);
        ObjectMeta.of(stored).text("resourceVersion", Long.toString(entry.revision()));
        return convert(stored, version);
    }

    /** The object of a tree that carries its resourceVersion, as the cache would keep it once it is stored. */
    public CachedObject cached(ObjectNode object) {
        ObjectNode tree = convert(object, storageVersion);
        if (!storageVersion.nativeType()) {
            tree = tree.deepCopy();
            storageVersion.restore(tree);
        }
        ObjectMeta metadata = ObjectMeta.of(tree);
        String revision = metadata.resourceVersion();
        return cached(
                key(metadata.namespace(), metadata.name()),
                tree,
                revision.isEmpty() ? 0 : Long.parseLong(revision),
                ObjectBytes.body(tree));
    }

    private CachedObject decode(String key, Entry entry, long revision) {
        ObjectNode tree = (ObjectNode) Json.parse(entry.value());
        boolean changed = versionOf(tree).restore(tree);
        boolean asIs = !changed && storedBytes.laidOut(entry.value());
        if (!asIs) {
            tree = convert(tree, storageVersion);
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
        for (SelectableField field : selectableFields) {
            fields.add(selectable(field, tree));
        }
        return new CachedObject(
                key, metadata.namespace(), metadata.name(), revision, body, Map.copyOf(labels), List.copyOf(fields));
    }

    /** An object that a converter fails on is not found by fields of that version, but still by everything else. */
    private String selectable(SelectableField field, ObjectNode tree) {
        try {
            ObjectNode seen = conversions.hub().isEmpty() ? tree : convert(tree, field.version());
            return selectable(field.compiled().find(seen));
        } catch (StatusException e) {
            LOG.warn("no field selector for {} finds an object: {}", field.path(), e.message());
            return "";
        }
    }

    private static String selectable(List<JsonNode> values) {
        if (values.isEmpty() || values.get(0).isNull()) {
            return "";
        }
        JsonNode value = values.get(0);
        return value.isFloatingPointNumber() ? GoNumber.format(value.doubleValue()) : value.asText();
    }
}
