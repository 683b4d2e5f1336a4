package dev.annex.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param name what was done
 * @param perSecond how often in a second
 * @param p99 how long all but one in a hundred took at most
 * @param cpuMillis how long the server was on a processor for each
 * @param bytesPerSecond how much came back in a second
 * @param memory what the server occupied afterwards
 */
record Result(String name, double perSecond, Duration p99, double cpuMillis, double bytesPerSecond, Memory memory) {

    /** One request. */
    record Sample(long nanos, int bytes) {}

    static Result of(String name, List<Sample> samples, double seconds, Duration cpu, Memory memory) {
        long bytes = samples.stream().mapToLong(Sample::bytes).sum();
        return new Result(
                name,
                samples.size() / seconds,
                p99(samples.stream().mapToLong(Sample::nanos).toArray()),
                cpu.toNanos() / 1e6 / samples.size(),
                bytes / seconds,
                memory);
    }

    static Duration p99(long[] nanos) {
        long[] sorted = nanos.clone();
        java.util.Arrays.sort(sorted);
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[(int) (sorted.length * 99L / 100)]);
    }

    /** How many bytes each answer had. */
    int size() {
        return (int) (bytesPerSecond / perSecond);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-36s %10.0f /s  p99 %9.2f ms  %9.3f CPU-ms each  %8.1f MB/s  %s",
                name,
                perSecond,
                p99.toNanos() / 1e6,
                cpuMillis,
                bytesPerSecond / 1e6,
                memory);
    }
}
