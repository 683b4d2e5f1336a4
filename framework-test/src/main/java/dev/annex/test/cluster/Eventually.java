package dev.annex.test.cluster;

import java.time.Duration;

/** Waits for what comes true a little later, such as a change that a watch has to bring. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private Eventually() {}

    /** Checks again and again until the check passes, or for ten seconds. */
    public static void check(Runnable assertion) {
        check(PATIENCE, assertion);
    }

    /** Checks again and again until the check passes, or for so long. */
    public static void check(Duration patience, Runnable assertion) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end >= 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
