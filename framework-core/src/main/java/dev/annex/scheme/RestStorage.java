package dev.annex.scheme;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/**
 * A resource to be served from the server's own storage: its declaration and the class of each version. What the code
 * generator writes for every annotated kind.
 *
 * @param definition the declaration
 * @param types the class of each version, by the version's name; versions without one have no typed user code
 */
public record RestStorage(ResourceDefinition definition, Map<String, Class<? extends HasMetadata>> types) {

    /** Copies the map. */
    public RestStorage {
        types = Map.copyOf(types);
    }
}
