package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Converter;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts the objects of one resource between its versions by way of the hub, and where there is no converter by
 * changing the apiVersion alone.
 */
public final class Conversions {

    private static final Logger LOG = LoggerFactory.getLogger(Conversions.class);

    private final Map<String, ResourceVersion> versions = new HashMap<>();
    private final Optional<HubAndSpokes> converters;

    /**
     * A converter with the versions it joins.
     *
     * @param spoke the version of its first type
     * @param hub the version of its second type
     * @param converter the user code
     */
    public record Spoke(String spoke, String hub, Converter<HasMetadata, HasMetadata> converter) {}

    /**
     * Conversions between these versions with these converters.
     *
     * @throws dev.annex.scheme.DeclarationException unless the converters lead from every version to one hub
     */
    public Conversions(List<ResourceVersion> versions, List<Spoke> spokes) {
        versions.forEach(version -> this.versions.put(version.name(), version));
        this.converters = HubAndSpokes.of(versions, spokes);
    }

    /** The version that converters lead to; empty if there are none. */
    public Optional<String> hub() {
        return converters.map(HubAndSpokes::hub);
    }

    /**
     * The object in another version: a new tree, or the same one if it is in that version already.
     *
     * @throws StatusException with 500 if a converter fails (E-04)
     */
    public ObjectNode convert(ObjectNode object, String from, String to) {
        if (from.equals(to)) {
            return object;
        }
        ObjectNode result = convertLoosely(object, from, to);
        ResourceVersion target = version(to);
        if (converters.isEmpty() && !target.nativeType()) {
            target.prune(result);
        }
        return result;
    }

    /** As {@link #convert}, but leaving in what the other version does not know. */
    ObjectNode convertLoosely(ObjectNode object, String from, String to) {
        if (from.equals(to)) {
            return object;
        }
        ObjectNode result =
                converters.map(spokes -> convertTyped(spokes, object, from, to)).orElseGet(object::deepCopy);
        ResourceVersion target = version(to);
        result.put("apiVersion", target.apiVersion());
        result.put("kind", target.kind().kind());
        return result;
    }

    private ObjectNode convertTyped(HubAndSpokes spokes, ObjectNode object, String from, String to) {
        String name = ObjectMeta.of(object).name();
        HasMetadata converted = typed(object, from);
        if (!from.equals(spokes.hub())) {
            Spoke spoke = spokes.spoke(from);
            converted = call(name, from, spokes.hub(), spoke.converter()::toHub, converted);
        }
        if (!to.equals(spokes.hub())) {
            Spoke spoke = spokes.spoke(to);
            converted = call(name, spokes.hub(), to, spoke.converter()::fromHub, converted);
        }
        ObjectNode result = version(to).binding().toTree(converted);
        result.set("metadata", metadata(object, ObjectMeta.of(result)));
        version(to).applySchemaDefaults(result);
        return result;
    }

    /**
     * The object's metadata, with the labels and annotations that a converter gave it. One that did not hand on any
     * metadata, which its lack of a name tells, did not mean to remove them.
     */
    private static ObjectNode metadata(ObjectNode object, ObjectMeta converted) {
        ObjectNode metadata = ObjectMeta.of(object).json().deepCopy();
        boolean handedOn =
                converted.json().hasNonNull("name") || converted.json().hasNonNull("generateName");
        for (String field : List.of("labels", "annotations")) {
            JsonNode value = converted.json().get(field);
            if (value != null) {
                metadata.set(field, value);
            } else if (handedOn) {
                metadata.remove(field);
            }
        }
        return metadata;
    }

    private HasMetadata call(
            String name, String from, String to, UnaryOperator<HasMetadata> converter, HasMetadata object) {
        String kind = version(from).kind().groupKind();
        HasMetadata converted;
        try {
            converted = converter.apply(object);
        } catch (StatusException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.error("the converter of {} \"{}\" from {} to {} failed", kind, name, from, to, e);
            String why = e.getMessage();
            throw failed(kind, name, from, to, why == null ? e.getClass().getSimpleName() : why);
        }
        // not every converter is compiled with null checks
        if ((Object) converted == null) {
            LOG.error("the converter of {} \"{}\" from {} to {} returned null", kind, name, from, to);
            throw failed(kind, name, from, to, "the converter returned nothing");
        }
        return converted;
    }

    private static StatusException failed(String kind, String name, String from, String to, String why) {
        return Failures.plain(
                "conversion of " + kind + " \"" + name + "\" from " + from + " to " + to + " failed: " + why);
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
