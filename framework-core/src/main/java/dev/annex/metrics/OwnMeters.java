package dev.annex.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** Makes meters in the application's registry, and knows which ones are the server's own. */
final class OwnMeters {

    private final MeterRegistry registry;
    private final Set<Meter> made = ConcurrentHashMap.newKeySet();

    OwnMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private <M extends Meter> M own(M meter) {
        made.add(meter);
        return meter;
    }

    Counter counter(String name, String description, Tags tags) {
        return own(Counter.builder(name).description(description).tags(tags).register(registry));
    }

    Timer timer(String name, String description, Duration[] bounds, Tags tags) {
        return own(Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(bounds)
                .register(registry));
    }

    DistributionSummary summary(String name, String description, double[] bounds, Tags tags) {
        return own(DistributionSummary.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(bounds)
                .register(registry));
    }

    /** Shows a number that is set from time to time. */
    void gauge(String name, String description, Tags tags, AtomicInteger value) {
        own(Gauge.builder(name, value, AtomicInteger::get)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry));
    }

    /** Shows what is the case whenever somebody looks; that is not forgotten. */
    <T> void state(String name, String description, Tags tags, T state, ToDoubleFunction<T> value) {
        Gauge.builder(name, state, value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** Forgets all that was counted. */
    void forget() {
        made.removeIf(meter -> {
            registry.remove(meter);
            return true;
        });
    }
}
