package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.annex.fieldmanager.Manager.Owned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries ownership of the wanted number of replicas over from an object to its scale subresource, whose managers know
 * nothing else, and back (L-71). Immutable.
 */
public final class ScaleFields {

    /** The version in which the managers of a scale name its fields. */
    public static final String API_VERSION = "autoscaling/v1";

    private static final List<String> IN_SCALE = path(".spec.replicas");

    private final Map<String, List<String>> replicas;

    /**
     * The mapping of a resource.
     *
     * @param replicasPaths where each version, by its apiVersion, has the wanted number, such as {@code .spec.replicas};
     *     empty for a version without a scale
     */
    public ScaleFields(Map<String, String> replicasPaths) {
        Map<String, List<String>> paths = new HashMap<>();
        replicasPaths.forEach((apiVersion, path) -> paths.put(apiVersion, path(path)));
        this.replicas = Map.copyOf(paths);
    }

    private static List<String> path(String dotted) {
        return Arrays.stream(dotted.replaceFirst("^\\.", "").split("\\."))
                .filter(name -> !name.isEmpty())
                .map(PathElement::field)
                .toList();
    }

    /** The managed fields of a scale, given those of its object: the owners of the wanted number. */
    public ArrayNode ofScale(@Nullable JsonNode ofObject) {
        Map<Manager, Owned> owners = new LinkedHashMap<>();
        read(ofObject).forEach((manager, owned) -> {
            List<String> path = replicas.getOrDefault(owned.apiVersion(), List.of());
            if (!path.isEmpty() && owned.fields().has(path)) {
                owners.put(manager, new Owned(only(IN_SCALE), API_VERSION, owned.time()));
            }
        });
        return ManagedFields.entries(owners);
    }

    /**
     * The managed fields of an object after its scale has been written.
     *
     * @param ofObject the object's before
     * @param ofScale the scale's after
     * @param apiVersion the version that the scale was written through
     */
    public ArrayNode ofObject(@Nullable JsonNode ofObject, @Nullable JsonNode ofScale, String apiVersion) {
        Map<Manager, Owned> before = read(ofObject);
        Map<Manager, Owned> scalers = read(ofScale);
        Map<Manager, Owned> after = new LinkedHashMap<>();
        before.forEach((manager, owned) -> {
            List<String> path = replicas.get(owned.apiVersion());
            if (path == null) {
                return; // a version that is no more
            }
            boolean owner = !path.isEmpty() && owned.fields().has(path);
            if (!owner || scalers.remove(manager) != null) {
                after.put(manager, owned);
                return;
            }
            FieldSet rest = owned.fields().difference(only(path));
            if (!rest.isEmpty()) {
                after.put(manager, owned.with(rest));
            }
        });
        FieldSet wanted = only(replicas.getOrDefault(apiVersion, List.of()));
        scalers.forEach((manager, owned) -> {
            if (owned.fields().has(IN_SCALE)) {
                Owned known = before.get(manager);
                Instant time = known == null ? null : known.time();
                after.put(manager, new Owned(wanted, apiVersion, time));
            }
        });
        return ManagedFields.entries(after);
    }

    private static FieldSet only(List<String> path) {
        FieldSet set = new FieldSet();
        set.add(new ArrayList<>(path));
        return set;
    }

    /** The managers; none if the entries are malformed. */
    private static Map<Manager, Owned> read(@Nullable JsonNode entries) {
        try {
            return ManagedFields.read(entries == null ? JsonNodeFactory.instance.arrayNode() : entries);
        } catch (IllegalArgumentException e) {
            return new LinkedHashMap<>();
        }
    }
}
