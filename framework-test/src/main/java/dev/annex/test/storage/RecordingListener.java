package dev.annex.test.storage;

import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps what a watch tells, and notices when it breaks the rules of {@link WatchListener}. */
final class RecordingListener implements WatchListener {

    private static final long PATIENCE_SECONDS = 60;

    private final List<Event> events = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long revision;
    private boolean busy;
    private @Nullable StorageException end;

    @Override
    public void onEvents(long upTo, List<Event> told) {
        enter("onEvents");
        synchronized (this) {
            check(upTo >= revision, "told of revision " + upTo + " after " + revision);
            for (Event event : told) {
                long last = events.isEmpty() ? 0 : events.get(events.size() - 1).revision();
                check(event.revision() > last, "event " + event.revision() + " came after " + last);
                check(event.revision() > revision, "event " + event.revision() + " came after progress " + revision);
                check(event.revision() <= upTo, "event " + event.revision() + " is above " + upTo);
                events.add(event);
            }
            revision = Math.max(revision, upTo);
        }
        leave();
    }

    @Override
    public void onEnd(StorageException cause) {
        enter("onEnd");
        synchronized (this) {
            end = cause;
        }
        leave();
    }

    private synchronized void enter(String what) {
        check(!busy, what + " was called while the listener was being told");
        check(end == null, what + " was called after the end");
        busy = true;
    }

    private synchronized void leave() {
        busy = false;
        notifyAll();
    }

    private void check(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }

    /** Waits for so many events, and gives all that there are. */
    List<Event> awaitEvents(int count) {
        await(() -> events.size() >= count, count + " events");
        return events();
    }

    /** Waits until everything up to the revision has been told, and gives all events. */
    List<Event> awaitRevision(long wanted) {
        await(() -> revision >= wanted, "revision " + wanted);
        return events();
    }

    StorageException awaitEnd() {
        await(() -> end != null, "the end");
        synchronized (this) {
            if (end == null) {
                throw new AssertionError("no end");
            }
            return end;
        }
    }

    synchronized List<Event> events() {
        if (!faults.isEmpty()) {
            throw new AssertionError("the watch broke the rules: " + faults);
        }
        return List.copyOf(events);
    }

    private synchronized void await(BooleanSupplier reached, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || (end != null && !what.equals("the end"))) {
                throw new AssertionError("the watch has not told of " + what + "; at revision " + revision + " with "
                        + events.size() + " events, end: " + end);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
