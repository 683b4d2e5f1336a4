package dev.annex.boot;

import dev.annex.metrics.Exposition;
import dev.annex.metrics.Metrics;
import dev.annex.metrics.ProcessMeters;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Measures the server in the registries that the application has, and shows what its Prometheus registry holds, the
 * application's own meters included.
 */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Metrics annexMetrics(
            AnnexProperties properties,
            ObjectProvider<MeterRegistry> registries,
            ObjectProvider<Exposition> expositions) {
        if (!properties.metrics().enabled()) {
            return Metrics.none();
        }
        Exposition exposition = expositions.getIfAvailable();
        return exposition == null ? Metrics.in(registry(registries)) : Metrics.shown(registry(registries), exposition);
    }

    /** Boot's choice, or all that there are where it has none. */
    private static MeterRegistry registry(ObjectProvider<MeterRegistry> registries) {
        MeterRegistry chosen = registries.getIfUnique();
        return chosen != null ? chosen : new CompositeMeterRegistry(Clock.SYSTEM, registries);
    }

    @Bean
    @ConditionalOnProperty(name = "annex.metrics.enabled", matchIfMissing = true)
    ProcessMeters annexProcessMeters() {
        return new ProcessMeters();
    }

    /** What there is only where Prometheus' registry is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PrometheusMeterRegistry.class)
    static class PrometheusConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @Nullable
        Exposition annexExposition(ObjectProvider<PrometheusMeterRegistry> registries) {
            PrometheusMeterRegistry registry = registries.getIfUnique();
            return registry == null ? null : new PrometheusExposition(registry);
        }
    }
}
