package dev.annex.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import java.util.List;

/** The meters of what watches of a resource in one version send. */
public final class EventMeters {

    private final Counter events;
    private final DistributionSummary sizes;

    EventMeters(Counter events, DistributionSummary sizes) {
        this.events = events;
        this.sizes = sizes;
    }

    /** Counts the events that go out to one watch together, and returns how many bytes they have. */
    public long sent(List<byte[]> batch) {
        long bytes = 0;
        for (byte[] event : batch) {
            bytes += event.length;
            sizes.record(event.length);
        }
        events.increment(batch.size());
        return bytes;
    }
}
