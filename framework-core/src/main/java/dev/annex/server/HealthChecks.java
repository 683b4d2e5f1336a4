package dev.annex.server;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.handlers.HealthCheck;
import dev.annex.registry.Resource;
import dev.annex.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/**
 * What a server's probes look at.
 *
 * @param storage where objects are kept
 * @param resources the resources, in a list that may still grow
 * @param namespaces which namespaces can be written to
 * @param stopping whether the server is going away
 */
record HealthChecks(
        Storage storage, List<Resource> resources, NamespaceLifecycle namespaces, BooleanSupplier stopping) {

    private static final Duration STORAGE_PATIENCE = Duration.ofSeconds(2);

    /** The checks, in the order in which they are listed (O-06). */
    List<HealthCheck> checks() {
        return List.of(
                HealthCheck.always("ping", Mono.empty()),
                HealthCheck.always("log", Mono.empty()),
                HealthCheck.always("etcd", storageFailure()),
                HealthCheck.readiness("etcd-readiness", storageFailure()),
                HealthCheck.readiness("informer-sync", this::unfilledCache),
                HealthCheck.readiness(
                        "shutdown",
                        () -> stopping.getAsBoolean() ? Optional.of("process is shutting down") : Optional.empty()));
    }

    /** The storage's check keeps the name that it has in Kubernetes' own servers, whatever the back end. */
    private Mono<String> storageFailure() {
        // what is asked is left to its own end, as others may wait for it
        return Mono.fromFuture(storage::revision, true)
                .timeout(STORAGE_PATIENCE)
                .then(Mono.<String>empty())
                .onErrorResume(TimeoutException.class, late -> Mono.just("the storage does not answer in time"))
                .onErrorResume(failure -> Mono.just(String.valueOf(failure.getMessage())));
    }

    /** What the server still waits for before it can answer, if anything. */
    Optional<String> unfilledCache() {
        return resources.stream()
                .filter(resource -> !resource.cache().ready())
                .findFirst()
                .map(resource -> "the watch cache of " + resource.groupResource() + " is being filled")
                .or(() -> namespaces.ready()
                        ? Optional.empty()
                        : Optional.of("the cluster's namespaces are not known yet"));
    }
}
