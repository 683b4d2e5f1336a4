package dev.annex.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Keeps the revisions that a watch tells. */
final class Revisions implements WatchListener {

    final List<Long> told = new CopyOnWriteArrayList<>();
    final CompletableFuture<StorageException> end = new CompletableFuture<>();

    @Override
    public void onEvents(long revision, List<Event> events) {
        events.forEach(event -> told.add(event.revision()));
    }

    @Override
    public void onEnd(StorageException cause) {
        end.complete(cause);
    }

    List<Long> await(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (told.size() < count) {
            assertThat(System.nanoTime())
                    .as("told %s of %s events", told.size(), count)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return told;
    }
}
