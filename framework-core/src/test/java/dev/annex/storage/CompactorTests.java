package dev.annex.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** History ends where the compactor was told to end it. */
class CompactorTests {

    private final MemoryStorage storage = new MemoryStorage();

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void givesUpWhatIsOld() throws Exception {
        write(10);
        try (Compactor compactor = Compactor.start(storage, Duration.ofSeconds(1), 1_000_000, 1_000_000)) {
            TimeUnit.MILLISECONDS.sleep(500);
            write(20);
            assertThat(readable(5)).isTrue();
            awaitGone(10);
            assertThat(readable(31)).isTrue();
        }
    }

    @Test
    void givesUpWhatIsTooMuch() throws Exception {
        write(50);
        try (Compactor compactor = Compactor.start(storage, Duration.ofHours(1), 20, 1_000_000)) {
            awaitGone(30);
            assertThat(readable(31)).isTrue();
        }
    }

    @Test
    void givesUpWhatIsTooLarge() throws Exception {
        write(10);
        try (Compactor compactor = Compactor.start(storage, Duration.ofHours(1), 1_000_000, 50)) {
            TimeUnit.MILLISECONDS.sleep(500);
            write(40);
            TimeUnit.MILLISECONDS.sleep(1500);
            assertThat(readable(5))
                    .as("40 bytes after 10 that were there before")
                    .isTrue();
            write(40);
            awaitGone(10);
            assertThat(readable(51)).as("the 40 bytes written last").isTrue();
        }
    }

    @Test
    void leavesAShortHistoryAlone() throws Exception {
        write(10);
        try (Compactor compactor = Compactor.start(storage)) {
            TimeUnit.MILLISECONDS.sleep(100);
            assertThat(readable(1)).isTrue();
        }
    }

    @Test
    void refusesToKeepNothing() {
        assertThatThrownBy(() -> Compactor.start(storage, Duration.ZERO, 100, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Compactor.start(storage, Duration.ofMinutes(5), 0, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Compactor.start(storage, Duration.ofMinutes(5), 100, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The first write has revision 2. */
    private void write(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            long expected = storage.get("/r/a").get().map(Entry::revision).orElse(0L);
            storage.put("/r/a", new byte[1], expected).get();
        }
    }

    private boolean readable(long revision) throws Exception {
        try {
            storage.range("/r/", "", revision, 0).get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(CompactedException.class);
            return false;
        }
    }

    private void awaitGone(long revision) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (readable(revision)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
