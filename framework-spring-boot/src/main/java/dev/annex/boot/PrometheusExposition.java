package dev.annex.boot;

import dev.annex.metrics.Exposition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes what Prometheus registries hold. */
final class PrometheusExposition implements Exposition {

    private static final int USUAL_SIZE = 1 << 17;

    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final PrometheusMeterRegistry application;
    private final PrometheusMeterRegistry health = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    PrometheusExposition(PrometheusMeterRegistry application) {
        this.application = application;
    }

    @Override
    public MeterRegistry health() {
        return health;
    }

    @Override
    public byte[] all() {
        return text(application.getPrometheusRegistry().scrape(PrometheusExposition::upstreamHasIt));
    }

    @Override
    public byte[] ofHealth() {
        return text(health.getPrometheusRegistry().scrape());
    }

    /** Micrometer adds a maximum to every histogram, which would be one more series for each kind of request. */
    private static boolean upstreamHasIt(String name) {
        return !name.startsWith("apiserver_") || !name.endsWith("_max");
    }

    private byte[] text(MetricSnapshots meters) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(USUAL_SIZE);
        try {
            writer.write(text, meters, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return BucketBounds.asGoWrites(text.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
