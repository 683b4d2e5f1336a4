package dev.annex.schema.validation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found while a value was validated: what is wrong, in order and each thing once, and how many checks were
 * made, by which the best of several failed alternatives is found.
 */
final class Result {

    private @Nullable Map<String, Violation> violations;
    private int checks;

    void add(Violation violation) {
        if (violations == null) {
            violations = new LinkedHashMap<>();
        }
        violations.putIfAbsent(violation.message(), violation);
    }

    /** Counts a check that was made, whatever came out. */
    void count() {
        checks++;
    }

    void merge(Result other) {
        other.violations().forEach(this::add);
        checks += other.checks;
    }

    /** Forgets what is wrong, but not that it was checked. */
    void forgive() {
        violations = null;
    }

    boolean valid() {
        return violations == null;
    }

    int checks() {
        return checks;
    }

    Collection<Violation> violations() {
        return violations == null ? List.of() : violations.values();
    }
}
