package dev.annex.handlers;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that has to be well for the server to be.
 *
 * @param name the name under which probes ask for it
 * @param readinessOnly whether only readiness depends on it
 * @param livenessOnly whether readiness does not depend on it
 * @param check what is wrong with it; empty if nothing. Must not block
 */
public record HealthCheck(String name, boolean readinessOnly, boolean livenessOnly, Supplier<Optional<String>> check) {

    /** A check that all probes make. */
    public static HealthCheck always(String name, Supplier<Optional<String>> check) {
        return new HealthCheck(name, false, false, check);
    }

    /** A check that only readiness probes make. */
    public static HealthCheck readiness(String name, Supplier<Optional<String>> check) {
        return new HealthCheck(name, true, false, check);
    }
}
