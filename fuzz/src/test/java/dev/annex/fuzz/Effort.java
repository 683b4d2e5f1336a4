package dev.annex.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How much work one input may make: counted in the processor's time, since a machine may be busy with other things. */
final class Effort {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Much more than any of the inputs should need, before the code is compiled and with all that watches it. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private Effort() {}

    /** Does something that must not take long, and that can be done again: once in a while it is the machine that is slow. */
    static void bounded(Runnable work) {
        Duration taken = MOST;
        for (int tries = 0; tries < 3 && taken.compareTo(MOST) >= 0; tries++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        }
        if (taken.compareTo(MOST) >= 0) {
            throw new AssertionError("took " + taken);
        }
    }
}
