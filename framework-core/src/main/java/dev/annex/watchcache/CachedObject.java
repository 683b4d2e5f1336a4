package dev.annex.watchcache;

import java.util.List;
import java.util.Map;

/**
 * An object as the cache keeps it: its bytes, and what selectors look at.
 *
 * @param key the key below the resource's prefix, {@code namespace/name} or {@code name}
 * @param namespace the namespace, empty for cluster-scoped resources
 * @param name the name
 * @param revision the resourceVersion
 * @param body the object's JSON in the storage version, without apiVersion and kind, with its resourceVersion
 * @param labels its labels
 * @param fields the values of the resource's selectable fields, in the order in which these are declared
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
public record CachedObject(
        String key,
        String namespace,
        String name,
        long revision,
        byte[] body,
        Map<String, String> labels,
        List<String> fields) {

    /** The same object with another resourceVersion. */
    CachedObject at(long newRevision) {
        return new CachedObject(
                key, namespace, name, newRevision, BodyRevision.replace(body, newRevision), labels, fields);
    }

    /** Whether it is this very object, which is what representations are remembered for. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
