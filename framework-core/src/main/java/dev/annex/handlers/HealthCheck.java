package dev.annex.handlers;

import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * One thing that has to be well for the server to be.
 *
 * @param name the name under which probes ask for it
 * @param readinessOnly whether only readiness depends on it
 * @param livenessOnly whether readiness does not depend on it
 * @param failure finds out, for each subscriber anew, what is wrong with it; empty if nothing. Must not block
 */
public record HealthCheck(String name, boolean readinessOnly, boolean livenessOnly, Mono<String> failure) {

    /** A check that all probes make. */
    public static HealthCheck always(String name, Mono<String> failure) {
        return new HealthCheck(name, false, false, failure);
    }

    /** A check that only readiness probes make. */
    public static HealthCheck readiness(String name, Mono<String> failure) {
        return new HealthCheck(name, true, false, failure);
    }

    /** The same of something that is known at once. */
    public static HealthCheck readiness(String name, Supplier<Optional<String>> failure) {
        return readiness(name, Mono.defer(() -> Mono.justOrEmpty(failure.get())));
    }

    /** What is wrong, if anything. */
    Mono<Optional<String>> check() {
        return failure.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
