package dev.annex.metrics;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are under way, and how many they were at most while nobody looked. */
public final class Watermark {

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger highest = new AtomicInteger();
    private volatile int shown;

    /** One more comes in; returns how many there are with it. */
    public int enter() {
        return now.incrementAndGet();
    }

    /** So many are let in. */
    public void reached(int requests) {
        if (requests > highest.get()) {
            highest.accumulateAndGet(requests, Math::max);
        }
    }

    /** One is over. */
    public void leave() {
        now.decrementAndGet();
    }

    /** Ends the time that the highest number is shown of. */
    void turn() {
        shown = highest.getAndSet(now.get());
    }

    /** How many there were at most in the time before. */
    int shown() {
        return shown;
    }
}
