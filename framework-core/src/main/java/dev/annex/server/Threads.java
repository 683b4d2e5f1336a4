package dev.annex.server;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a server; none keeps the process alive. */
final class Threads {

    /** In bytes: room for what is nested as deep as can be sent, a thousand levels, in several frames a level. */
    private static final long STACK = 4 << 20;

    private Threads() {}

    /** For user code and whatever else may block or nest. */
    static ThreadFactory workers() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, "annex-worker-" + number.incrementAndGet(), STACK);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** For what is done in a moment. */
    static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
