package dev.annex.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be deleted.
 *
 * @param uid the uid it must have; null for any
 * @param resourceVersion the resourceVersion it must have; null for any
 * @param orphanDependents the older way to say what becomes of dependents; null if not said
 * @param propagationPolicy {@code Orphan}, {@code Background} or {@code Foreground}, empty if not said
 */
public record Deletion(
        @Nullable String uid,
        @Nullable String resourceVersion,
        @Nullable Boolean orphanDependents,
        String propagationPolicy) {

    /** The finalizer with which the garbage collector orphans dependents. */
    private static final String ORPHAN = "orphan";

    /** The finalizer with which the garbage collector deletes dependents first. */
    private static final String FOREGROUND = "foregroundDeletion";

    /** The finalizers that an object has once this deletion is asked for (L-45). */
    List<String> finalizers(List<String> present) {
        List<String> finalizers = new ArrayList<>(present);
        finalizers.removeAll(List.of(ORPHAN, FOREGROUND));
        if (orphans(present)) {
            finalizers.add(ORPHAN);
        }
        if (foreground(present)) {
            finalizers.add(FOREGROUND);
        }
        // what is there already stays in its order
        return Set.copyOf(finalizers).equals(Set.copyOf(present)) ? present : finalizers;
    }

    private boolean orphans(List<String> present) {
        if (orphanDependents != null) {
            return orphanDependents;
        }
        if (!propagationPolicy.isEmpty()) {
            return propagationPolicy.equals("Orphan");
        }
        // the first of the two that is there counts
        return present.stream()
                .filter(List.of(ORPHAN, FOREGROUND)::contains)
                .findFirst()
                .filter(ORPHAN::equals)
                .isPresent();
    }

    private boolean foreground(List<String> present) {
        if (orphanDependents != null) {
            return false;
        }
        if (!propagationPolicy.isEmpty()) {
            return propagationPolicy.equals("Foreground");
        }
        return present.stream()
                .filter(List.of(ORPHAN, FOREGROUND)::contains)
                .findFirst()
                .filter(FOREGROUND::equals)
                .isPresent();
    }
}
