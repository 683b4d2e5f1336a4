package dev.annex.test.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.FutureRevisionException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is left, and what is refused, after history has been given up. */
abstract class CompactionContract {

    private final Supplier<ContractStore> stores;

    CompactionContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    @Test
    void keepsTheStateAtTheCompactedRevisionAndLater() {
        long a1 = store().mustPut("/r/a", "a1", 0);
        long b1 = store().mustPut("/r/b", "b1", 0);
        long a2 = store().mustPut("/r/a", "a2", a1);
        long a3 = store().mustPut("/r/a", "a3", a2);
        store().mustDelete("/r/b", b1);
        store().compact(a2);
        assertThat(store().rangeAt("/r/", a2).entries().stream().map(ContractStore::text))
                .containsExactly("a2", "b1");
        assertThat(store().rangeAt("/r/", a3).entries().stream().map(ContractStore::text))
                .containsExactly("a3", "b1");
        assertThat(store().range("/r/").entries().stream().map(ContractStore::text))
                .containsExactly("a3");
    }

    @Test
    void refusesReadsOfWhatIsGone() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        long three = store().mustPut("/r/a", "3", two);
        store().compact(three);
        CompactedException failure = catchThrowableOfType(CompactedException.class, () -> store().rangeAt("/r/", two));
        assertThat(failure).isNotNull();
        assertThat(failure.compactRevision()).isEqualTo(three);
    }

    @Test
    void endsAWatchOfWhatIsGone() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        long three = store().mustPut("/r/a", "3", two);
        store().compact(three);
        RecordingListener listener = new RecordingListener();
        store().storage().watch("/r/", one, listener);
        assertThat(listener.awaitEnd())
                .isInstanceOfSatisfying(
                        CompactedException.class,
                        failure -> assertThat(failure.compactRevision()).isEqualTo(three));
        assertThat(listener.events()).isEmpty();
    }

    @Test
    void endsAWatchThatMissesADeletionAlone() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustDelete("/r/a", one);
        store().compact(two);
        RecordingListener listener = new RecordingListener();
        store().storage().watch("/r/", one, listener);
        assertThat(listener.awaitEnd()).isInstanceOf(CompactedException.class);
    }

    @Test
    void watchesFromTheCompactedRevision() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        long three = store().mustPut("/r/a", "3", two);
        store().compact(two);
        RecordingListener listener = new RecordingListener();
        store().storage().watch("/r/", two, listener);
        List<Event> events = listener.awaitEvents(1);
        assertThat(events).extracting(Event::revision).containsExactly(three);
        Entry previous = ContractStore.present(events.get(0).previous());
        assertThat(ContractStore.text(previous)).isEqualTo("2");
        assertThat(previous.revision()).isEqualTo(two);
    }

    @Test
    void leavesRunningWatchesAlone() {
        RecordingListener listener = new RecordingListener();
        long one = store().mustPut("/r/a", "1", 0);
        store().storage().watch("/r/", one - 1, listener);
        listener.awaitEvents(1);
        long two = store().mustPut("/r/a", "2", one);
        store().compact(two);
        long three = store().mustDelete("/r/a", two);
        assertThat(listener.awaitRevision(three)).extracting(Event::revision).containsExactly(one, two, three);
    }

    @Test
    void keepsComparingRevisionsFromBeforeTheCompaction() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/b", "1", 0);
        store().compact(two);
        assertThat(store().mustPut("/r/a", "2", one)).isGreaterThan(two);
        assertThat(store().mustDelete("/r/b", two)).isGreaterThan(two);
    }

    @Test
    void doesNotGoBack() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/a", "2", one);
        store().compact(two);
        store().compact(one);
        store().compact(two);
        assertThatThrownBy(() -> store().rangeAt("/r/", one)).isInstanceOf(CompactedException.class);
    }

    @Test
    void refusesToCompactWhatIsNotReached() {
        store().mustPut("/r/a", "1", 0);
        long beyond = store().revision() + 1000;
        assertThatThrownBy(() -> store().compact(beyond)).isInstanceOf(FutureRevisionException.class);
    }

    @Test
    void neverReusesTheRevisionOfAForgottenDeletion() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustDelete("/r/a", one);
        store().compact(two);
        assertThat(store().revision()).isGreaterThanOrEqualTo(two);
        assertThat(store().mustPut("/r/a", "1", 0)).isGreaterThan(two);
    }
}
