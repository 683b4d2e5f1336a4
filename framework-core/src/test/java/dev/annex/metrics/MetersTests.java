package dev.annex.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MetersTests {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void theHighestNumberOfTheSecondBeforeIsShown() {
        Watermark watermark = new Watermark();
        watermark.reached(watermark.enter());
        watermark.reached(watermark.enter());
        watermark.leave();
        assertThat(watermark.shown()).isZero();
        watermark.turn();
        assertThat(watermark.shown()).isEqualTo(2);
        watermark.turn();
        assertThat(watermark.shown()).isEqualTo(1);
        watermark.leave();
        watermark.turn();
        watermark.turn();
        assertThat(watermark.shown()).isZero();
    }

    @Test
    void checksAreShownAndCounted() { // O-10
        HealthMeters meters = new HealthMeters(registry);
        meters.observed("readyz", "etcd", true);
        meters.observed("readyz", "etcd", false);
        meters.observed("livez", "etcd", true);
        assertThat(state("readyz")).isZero();
        assertThat(state("livez")).isEqualTo(1);
        assertThat(registry.get("kubernetes.healthchecks")
                        .tags("name", "etcd", "type", "readyz", "status", "error")
                        .counter()
                        .count())
                .isEqualTo(1);
        meters.reset();
        assertThat(registry.getMeters()).isEmpty();
        meters.observed("readyz", "etcd", true);
        assertThat(state("readyz")).isEqualTo(1);
    }

    private double state(String probe) {
        return registry.get("kubernetes.healthcheck")
                .tags("name", "etcd", "type", probe)
                .gauge()
                .value();
    }

    @Test
    void onlyWhatTheServerCountedItselfIsForgotten() {
        ServerMeters meters = new ServerMeters(registry);
        registry.counter("somebody.elses").increment();
        meters.handshakeFailed();
        assertThat(handshakes()).isEqualTo(1);
        meters.reset();
        assertThat(handshakes()).isZero();
        assertThat(registry.get("somebody.elses").counter().count()).isEqualTo(1);
        assertThat(registry.get("apiserver.current.inflight.requests").gauges()).hasSize(2);
    }

    private double handshakes() {
        return registry.get("apiserver.tls.handshake.errors").counter().count();
    }

    @Test
    void theProcessIsShown() {
        new ProcessMeters().bindTo(registry);
        assertThat(registry.get("process.cpu").functionCounter().count()).isPositive();
        assertThat(registry.get("process.start.time").timeGauge().value()).isPositive();
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.measure())
                        .allSatisfy(measurement -> assertThat(measurement.getValue())
                                .as(meter.getId().getName())
                                .isPositive()));
    }
}
