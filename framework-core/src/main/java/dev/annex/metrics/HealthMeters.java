package dev.annex.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of probes: what each check found last, and how often it found what. They have a registry of their own. */
public final class HealthMeters {

    private final OwnMeters meters;
    private final Map<Check, AtomicInteger> states = new ConcurrentHashMap<>();

    private record Check(String probe, String name) {

        Tags tags() {
            return Tags.of("name", name, "type", probe);
        }
    }

    /** Meters in that registry. */
    public HealthMeters(MeterRegistry registry) {
        this.meters = new OwnMeters(registry);
    }

    /** Counts what a check of a probe found. */
    public void observed(String probe, String name, boolean well) {
        Check check = new Check(probe, name);
        states.computeIfAbsent(check, this::shown).set(well ? 1 : 0);
        meters.counter(
                        "kubernetes.healthchecks",
                        "How often a health check had which result",
                        check.tags().and("status", well ? "success" : "error"))
                .increment();
    }

    private AtomicInteger shown(Check check) {
        AtomicInteger state = new AtomicInteger();
        meters.gauge("kubernetes.healthcheck", "Whether a health check succeeded last", check.tags(), state);
        return state;
    }

    /** Forgets all that was found. */
    public void reset() {
        meters.forget();
        states.clear();
    }
}
