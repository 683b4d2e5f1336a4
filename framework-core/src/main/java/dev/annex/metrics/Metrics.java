package dev.annex.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Optional;

/**
 * What a server measures, and how it shows that.
 *
 * @param server the meters of the server
 * @param health the meters of probes
 * @param exposition how they are shown; empty if they are not
 */
public record Metrics(ServerMeters server, HealthMeters health, Optional<Exposition> exposition) {

    /** Meters in a registry that are not shown by the server itself. */
    public static Metrics in(MeterRegistry registry) {
        return new Metrics(
                new ServerMeters(registry), new HealthMeters(new CompositeMeterRegistry()), Optional.empty());
    }

    /** Meters in a registry that are shown. */
    public static Metrics shown(MeterRegistry registry, Exposition exposition) {
        return new Metrics(new ServerMeters(registry), new HealthMeters(exposition.health()), Optional.of(exposition));
    }

    /** Nothing is measured, let alone shown. */
    public static Metrics none() {
        return in(new CompositeMeterRegistry());
    }
}
