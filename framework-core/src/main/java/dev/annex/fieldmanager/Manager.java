package dev.annex.fieldmanager;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who owns fields, and how it came to.
 *
 * @param name the manager's name
 * @param operation {@code Apply} or {@code Update}
 * @param apiVersion the version in which it names fields; left out of what tells appliers apart
 * @param subresource the subresource it writes, empty for the object itself
 */
record Manager(String name, String operation, String apiVersion, String subresource) {

    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    static Manager applier(String name, String subresource) {
        return new Manager(name, APPLY, "", subresource);
    }

    static Manager updater(String name, String apiVersion, String subresource) {
        return new Manager(name, UPDATE, apiVersion, subresource);
    }

    boolean applies() {
        return operation.equals(APPLY);
    }

    /**
     * What a manager owns.
     *
     * @param fields the fields
     * @param apiVersion the version whose fields they are
     * @param time when the set last changed; null if unknown
     */
    record Owned(
            FieldSet fields, String apiVersion, @Nullable Instant time) {

        Owned with(FieldSet newFields) {
            return new Owned(newFields, apiVersion, time);
        }
    }

    /** The order of entries (P-36): appliers first, then by time, name, version and subresource. */
    static Comparator<java.util.Map.Entry<Manager, Owned>> order() {
        return Comparator.<java.util.Map.Entry<Manager, Owned>, String>comparing(
                        entry -> entry.getKey().operation())
                .thenComparing(entry -> entry.getValue().time(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(entry -> entry.getKey().name())
                .thenComparing(entry -> entry.getValue().apiVersion())
                .thenComparing(entry -> entry.getKey().subresource());
    }
}
