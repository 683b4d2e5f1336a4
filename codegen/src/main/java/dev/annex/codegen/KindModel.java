package dev.annex.codegen;

import dev.annex.scheme.ResourceDefinition;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind with the classes that declare it.
 *
 * @param definition its declaration
 * @param types the class of each version, by the version's name
 */
public record KindModel(ResourceDefinition definition, Map<String, Class<?>> types) {

    /** Copies the map. */
    public KindModel {
        types = Map.copyOf(types);
    }

    /** The classes by version, always in the same order. */
    SortedMap<String, Class<?>> sortedTypes() {
        return new TreeMap<>(types);
    }

    /** The class of the version that is stored. */
    Class<?> storageType() {
        Class<?> type = types.get(definition.storageVersion().name());
        if (type == null) {
            throw new IllegalStateException("no class for the storage version of " + definition.groupResource());
        }
        return type;
    }
}
