package dev.annex.metrics;

import java.time.Duration;
import java.util.Arrays;

/** The bounds of the histograms, which dashboards and alerts for Kubernetes' own servers rely on. */
final class Buckets {

    static final Duration[] DURATIONS = seconds(
            0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60);

    static final Duration[] INDICATORS =
            seconds(0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60);

    static final Duration[] WATCH_LISTS = seconds(0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8, 10, 15, 20, 30, 45, 60);

    static final double[] ANSWER_SIZES = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    static final double[] EVENT_SIZES = {1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072};

    private Buckets() {}

    private static Duration[] seconds(double... bounds) {
        return Arrays.stream(bounds)
                .mapToObj(bound -> Duration.ofMillis(Math.round(bound * 1000)))
                .toArray(Duration[]::new);
    }
}
