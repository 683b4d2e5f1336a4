package dev.annex.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The meters of the process under the names that Prometheus' own clients give them. */
public final class ProcessMeters implements MeterBinder {

    private static final Path MEMORY = Path.of("/proc/self/status");
    private static final int KIBIBYTE = 1024;

    @Override
    public void bindTo(MeterRegistry registry) {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        TimeGauge.builder("process.start.time", runtime, TimeUnit.MILLISECONDS, RuntimeMXBean::getStartTime)
                .description("When the process started")
                .register(registry);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        FunctionCounter.builder("process.cpu", system, bean -> bean.getProcessCpuTime() / 1e9)
                .description("How long the process has computed")
                .baseUnit("seconds")
                .register(registry);
        if (system instanceof UnixOperatingSystemMXBean unix) {
            Gauge.builder("process.open.fds", unix, UnixOperatingSystemMXBean::getOpenFileDescriptorCount)
                    .description("How many files and connections are open")
                    .register(registry);
            Gauge.builder("process.max.fds", unix, UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
                    .description("How many files and connections may be open")
                    .register(registry);
        }
        if (Files.isReadable(MEMORY)) {
            memory(registry, "process.resident.memory", "How much memory the process occupies", "VmRSS:");
            memory(registry, "process.virtual.memory", "How much memory the process can address", "VmSize:");
        }
    }

    private static void memory(MeterRegistry registry, String name, String description, String line) {
        Gauge.builder(name, () -> bytes(line))
                .description(description)
                .baseUnit("bytes")
                .register(registry);
    }

    /** What the kernel says in kB; not a number if it does not say it. */
    private static double bytes(String name) {
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length())
                                    .replace("kB", "")
                                    .trim())
                            * KIBIBYTE)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN; // gauges without a value are how a registry is told that there is none
        }
    }
}
