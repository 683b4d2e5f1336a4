package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.GoQuote;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What clients are warned of that give custom resources finalizers whose names may collide (L-35). */
final class FinalizerWarnings {

    private static final Set<String> STANDARD = Set.of("orphan", "foregroundDeletion", "kubernetes");

    private FinalizerWarnings() {}

    /** Warns of the finalizers that an object has and its predecessor, if there is one, had not. */
    static void report(Resource resource, ObjectNode object, @Nullable ObjectNode old, Caller by) {
        if (!resource.definition().behaviour().customResource()) {
            return;
        }
        Set<String> added = new TreeSet<>(ObjectMeta.of(object).finalizers());
        if (old != null) {
            ObjectMeta.of(old).finalizers().forEach(added::remove);
        }
        for (String finalizer : added) {
            if (!finalizer.contains("/") && !STANDARD.contains(finalizer)) {
                by.warnings()
                        .accept("metadata.finalizers: " + GoQuote.quote(finalizer)
                                + ": prefer a domain-qualified finalizer name "
                                + (finalizer.contains(".") ? "including a path (/) " : "")
                                + "to avoid accidental conflicts with other finalizer writers");
            }
        }
    }
}
