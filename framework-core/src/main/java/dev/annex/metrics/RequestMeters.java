package dev.annex.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The meters of the requests that have the same labels. */
final class RequestMeters {

    private static final int CODES = 600;

    private final OwnMeters meters;
    private final RequestLabels labels;
    private final Tags tags;
    private final Timer duration;
    private final AtomicReferenceArray<@Nullable Counter> counts = new AtomicReferenceArray<>(CODES);
    // made when there is something to measure; made twice at once, they are the same
    private volatile @Nullable Timer indicator;
    private volatile @Nullable DistributionSummary sizes;

    RequestMeters(OwnMeters meters, RequestLabels labels) {
        this.meters = meters;
        this.labels = labels;
        this.tags = labels.tags();
        this.duration = meters.timer(
                "apiserver.request.duration",
                "How long requests took",
                Buckets.DURATIONS,
                tags.and("dry_run", labels.dryRun()));
    }

    /** Counts a request that was answered with that code; 0 if it was not answered. */
    void count(int code) {
        int known = code > 0 && code < CODES ? code : 0;
        Counter counter = counts.get(known);
        if (counter == null) {
            counter = meters.counter(
                    "apiserver.request",
                    "Requests by what they asked for and how they were answered",
                    tags.and("dry_run", labels.dryRun(), "code", Integer.toString(known)));
            counts.set(known, counter);
        }
        counter.increment();
    }

    /** Adds how long a request took. */
    void took(long nanos) {
        duration.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Adds how long a request took that service levels are judged by: no dry run, and none that lives on. */
    void indicated(long nanos) {
        Timer timer = indicator;
        if (timer == null) {
            timer = meters.timer(
                    "apiserver.request.sli.duration",
                    "How long requests took that service levels are judged by",
                    Buckets.INDICATORS,
                    tags);
            indicator = timer;
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Adds how many bytes an answer had. */
    void answered(long bytes) {
        DistributionSummary summary = sizes;
        if (summary == null) {
            summary = meters.summary(
                    "apiserver.response.sizes", "How many bytes answers had", Buckets.ANSWER_SIZES, tags);
            sizes = summary;
        }
        summary.record((double) bytes);
    }
}
