package dev.annex.metrics;

import io.micrometer.core.instrument.MeterRegistry;

/** Shows meters in Prometheus' text format. What it shows it may have to gather first, which may take a while. */
public interface Exposition {

    /** What the texts are announced as. */
    String TYPE = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";

    /** The registry for the meters of probes, which are shown apart. */
    MeterRegistry health();

    /** All meters of the application but those of probes. */
    byte[] all();

    /** The meters of probes. */
    byte[] ofHealth();
}
