package dev.annex.storage.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Keeps the revisions that it is told. */
final class Revisions implements WatchListener {

    final List<Long> told = new CopyOnWriteArrayList<>();
    final CompletableFuture<StorageException> end = new CompletableFuture<>();
    volatile long upTo;

    @Override
    public void onEvents(long revision, List<Event> events) {
        events.forEach(event -> told.add(event.revision()));
        upTo = revision;
    }

    @Override
    public void onEnd(StorageException cause) {
        end.complete(cause);
    }

    void await(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (told.size() < count) {
            assertThat(System.nanoTime())
                    .as("time to be told of %s events", count)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
