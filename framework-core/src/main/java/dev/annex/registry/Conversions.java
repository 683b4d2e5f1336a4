package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Converter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts the objects of one resource between its versions: directly where a converter knows both, else by way of the
 * hub, and where there is no converter by changing the apiVersion alone.
 */
public final class Conversions {

    private final Map<String, ResourceVersion> versions = new HashMap<>();
    private final List<Spoke> spokes;

    /**
     * A converter with the versions it joins.
     *
     * @param spoke the version of its first type
     * @param hub the version of its second type
     * @param converter the user code
     */
    public record Spoke(String spoke, String hub, Converter<HasMetadata, HasMetadata> converter) {}

    /** Conversions between these versions with these converters. */
    public Conversions(List<ResourceVersion> versions, List<Spoke> spokes) {
        versions.forEach(version -> this.versions.put(version.name(), version));
        this.spokes = List.copyOf(spokes);
    }

    /** The version that converters lead to; empty if there are none. */
    Optional<String> hub() {
        return spokes.stream().map(Spoke::hub).findFirst();
    }

    /** The object in another version: a new tree, or the same one if it is in that version already. */
    public ObjectNode convert(ObjectNode object, String from, String to) {
        if (from.equals(to)) {
            return object;
        }
        ObjectNode result = convertLoosely(object, from, to);
        ResourceVersion target = version(to);
        if (spokes.isEmpty() && !target.nativeType()) {
            target.prune(result);
        }
        return result;
    }

    /** As {@link #convert}, but leaving in what the other version does not know. */
    ObjectNode convertLoosely(ObjectNode object, String from, String to) {
        if (from.equals(to)) {
            return object;
        }
        ObjectNode result = spokes.isEmpty() ? object.deepCopy() : convertTyped(object, from, to);
        ResourceVersion target = version(to);
        result.put("apiVersion", target.apiVersion());
        result.put("kind", target.kind().kind());
        return result;
    }

    private ObjectNode convertTyped(ObjectNode object, String from, String to) {
        HasMetadata typed = typed(object, from);
        Optional<HasMetadata> direct = step(typed, from, to);
        HasMetadata converted = direct.orElseGet(() -> byHub(typed, from, to));
        ObjectNode result = version(to).binding().toTree(converted);
        ObjectNode metadata = ObjectMeta.of(object).json().deepCopy();
        ObjectMeta convertedMetadata = ObjectMeta.of(result);
        for (String field : List.of("labels", "annotations")) {
            if (convertedMetadata.json().has(field)) {
                metadata.set(field, convertedMetadata.json().get(field));
            }
        }
        result.set("metadata", metadata);
        version(to).applySchemaDefaults(result);
        return result;
    }

    private HasMetadata byHub(HasMetadata typed, String from, String to) {
        for (Spoke spoke : spokes) {
            if (spoke.spoke().equals(from)) {
                Optional<HasMetadata> hub = step(typed, from, spoke.hub());
                Optional<HasMetadata> result = hub.flatMap(object -> step(object, spoke.hub(), to));
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        throw new IllegalStateException("no converter leads from " + from + " to " + to + " of "
                + version(from).kind().groupKind() + "; register a dev.annex.api.Converter for it");
    }

    private Optional<HasMetadata> step(HasMetadata object, String from, String to) {
        for (Spoke spoke : spokes) {
            if (spoke.spoke().equals(from) && spoke.hub().equals(to)) {
                return Optional.of(spoke.converter().toHub(object));
            }
            if (spoke.hub().equals(from) && spoke.spoke().equals(to)) {
                return Optional.of(spoke.converter().fromHub(object));
            }
        }
        return Optional.empty();
    }

    private HasMetadata typed(ObjectNode object, String name) {
        ResourceVersion version = version(name);
        Class<? extends HasMetadata> type = version.type();
        if (type == null) {
            throw new IllegalStateException("version " + name + " of "
                    + version.kind().groupKind() + " has no class, so it cannot be converted");
        }
        return version.typed(object, type);
    }

    private ResourceVersion version(String name) {
        ResourceVersion version = versions.get(name);
        if (version == null) {
            throw new IllegalArgumentException("unknown version " + name);
        }
        return version;
    }
}
