package dev.annex.test.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Watches by one, with one writer. */
abstract class WatchContract {

    private final Supplier<ContractStore> stores;

    WatchContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    private RecordingListener watch(String prefix, long after) {
        RecordingListener listener = new RecordingListener();
        store().storage().watch(prefix, after, listener);
        return listener;
    }

    @Test
    void tellsOfWritesWithWhatWasThereBefore() {
        RecordingListener listener = watch("/r/", store().revision());
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        long three = store().mustDelete("/r/a", two);
        long four = store().mustPut("/r/a", "4", 0);
        List<Event> events = listener.awaitEvents(4);
        assertThat(events).extracting(Event::key).containsOnly("/r/a");
        assertThat(events).extracting(Event::revision).containsExactly(one, two, three, four);
        assertEvent(events.get(0), "1", null, 0);
        assertEvent(events.get(1), "2", "1", one);
        assertEvent(events.get(2), null, "2", two);
        assertEvent(events.get(3), "4", null, 0);
    }

    private static void assertEvent(Event event, @Nullable String value, @Nullable String before, long revision) {
        assertThat(event.value()).isEqualTo(value == null ? null : value.getBytes(UTF_8));
        if (before == null) {
            assertThat(event.previous()).isNull();
        } else {
            Entry previous = ContractStore.present(event.previous());
            assertThat(previous.value()).isEqualTo(before.getBytes(UTF_8));
            assertThat(previous.revision()).isEqualTo(revision);
            assertThat(previous.key()).isEqualTo(event.key());
        }
    }

    @Test
    void resumesAfterARevision() {
        long start = store().revision();
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/b", "2", 0);
        long three = store().mustPut("/r/a", "3", one);
        long four = store().mustDelete("/r/b", two);
        assertThat(watch("/r/", start).awaitEvents(4))
                .extracting(Event::revision)
                .containsExactly(one, two, three, four);
        List<Event> rest = watch("/r/", two).awaitEvents(2);
        assertThat(rest).extracting(Event::revision).containsExactly(three, four);
        assertEvent(rest.get(0), "3", "1", one);
        assertEvent(rest.get(1), null, "2", two);
    }

    @Test
    void tellsOfThePrefixAlone() {
        RecordingListener some = watch("/r/a", store().revision());
        RecordingListener all = watch("", store().revision());
        store().mustPut("/r/b", "x", 0);
        store().mustPut("/r/a", "x", 0);
        store().mustPut("/q/a", "x", 0);
        store().mustPut("/r/ab", "x", 0);
        assertThat(some.awaitEvents(2)).extracting(Event::key).containsExactly("/r/a", "/r/ab");
        assertThat(all.awaitEvents(4)).extracting(Event::key).containsExactly("/r/b", "/r/a", "/q/a", "/r/ab");
    }

    @Test
    void tellsNothingOfFailedWrites() {
        RecordingListener listener = watch("/r/", store().revision());
        long one = store().mustPut("/r/a", "1", 0);
        store().put("/r/a", "2", 0);
        store().delete("/r/a", one + 5);
        long two = store().mustDelete("/r/a", one);
        assertThat(listener.awaitRevision(two)).extracting(Event::revision).containsExactly(one, two);
    }

    @Test
    void answersRequestsForProgress() {
        RecordingListener listener = new RecordingListener();
        Watch watch = store().storage().watch("/r/", store().revision(), listener);
        store().mustPut("/r/a", "1", 0);
        store().mustPut("/elsewhere/a", "1", 0);
        for (int i = 0; i < 20; i++) {
            long revision = store().mustPut("/elsewhere/" + i, "1", 0);
            watch.requestProgress();
            assertThat(listener.awaitRevision(revision)).hasSize(1);
        }
    }

    @Test
    void waitsForARevisionAhead() {
        long one = store().mustPut("/r/a", "1", 0);
        RecordingListener listener = watch("/r/", one + 1);
        long two = store().mustPut("/r/a", "2", one);
        long three = store().mustPut("/r/a", "3", two);
        assertThat(listener.awaitRevision(three))
                .extracting(Event::revision)
                .isEqualTo(two == one + 1 ? List.of(three) : List.of(two, three));
    }

    @Test
    void stopsWhenClosed() {
        RecordingListener stopped = new RecordingListener();
        Watch watch = store().storage().watch("/r/", store().revision(), stopped);
        RecordingListener running = watch("/r/", store().revision());
        store().mustPut("/r/a", "1", 0);
        stopped.awaitEvents(1);
        watch.close();
        watch.close();
        watch.requestProgress();
        long last = store().mustPut("/r/b", "1", 0);
        running.awaitRevision(last);
        assertThat(stopped.events()).hasSize(1);
    }

    @Test
    void stopsAtOnceWhenClosedByItsListener() {
        AtomicInteger told = new AtomicInteger();
        CompletableFuture<Watch> watch = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> first = new CompletableFuture<>();
        long start = store().revision();
        WatchListener listener = new WatchListener() {
            @Override
            public void onEvents(long revision, List<Event> events) {
                if (!events.isEmpty()) {
                    told.incrementAndGet();
                    watch.join().close();
                    first.complete(null);
                }
            }

            @Override
            public void onEnd(StorageException cause) {
                told.addAndGet(100);
            }
        };
        watch.complete(store().storage().watch("/r/", start, listener));
        RecordingListener running = watch("/r/", start);
        long last = 0;
        for (int i = 0; i < 10; i++) {
            last = store().mustPut("/r/" + i, "1", 0);
        }
        running.awaitRevision(last);
        // each watch may have a stream of its own, so that the other one can be ahead of this one
        first.orTimeout(10, TimeUnit.SECONDS).join();
        running.awaitRevision(store().mustPut("/r/last", "1", 0));
        assertThat(told).hasValue(1);
    }

    @Test
    void keepsAFailingListenerFromHarmingOthers() {
        long start = store().revision();
        store().storage().watch("/r/", start, new WatchListener() {
            @Override
            public void onEvents(long revision, List<Event> events) {
                throw new IllegalStateException("a listener that breaks its contract");
            }

            @Override
            public void onEnd(StorageException cause) {}
        });
        RecordingListener listener = watch("/r/", start);
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        assertThat(listener.awaitRevision(two)).hasSize(2);
    }
}
