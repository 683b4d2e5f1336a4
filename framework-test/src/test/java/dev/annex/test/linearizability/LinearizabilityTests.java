package dev.annex.test.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong, and only that. */
class LinearizabilityTests {

    private final List<Operation> history = new ArrayList<>();

    private void add(int client, long called, long answered, Call call, Answer answer) {
        history.add(new Operation(client, called, answered, call, answer));
    }

    private static Call put(String value, long expected) {
        return new Call.Put(value, expected);
    }

    private static Answer found(String value, long revision) {
        return new Answer.Found(value, revision);
    }

    private static Answer committed(long revision) {
        return new Answer.Committed(revision);
    }

    @Test
    void acceptsAReadOfEitherValueDuringAWrite() {
        add(0, 0, 10, put("a", 0), committed(2));
        add(0, 20, 60, put("b", 2), committed(3));
        add(1, 30, 40, new Call.Get(), found("b", 3));
        add(2, 25, 35, new Call.Get(), found("a", 2));
        assertThat(Linearizability.violation(history)).isEmpty();
    }

    @Test
    void findsAStaleRead() {
        add(0, 0, 10, put("a", 0), committed(2));
        add(0, 20, 30, put("b", 2), committed(3));
        add(1, 40, 50, new Call.Get(), found("a", 2));
        assertThat(Linearizability.violation(history))
                .hasValueSatisfying(text -> assertThat(text).contains("the first 2", "Found[value=a"));
    }

    @Test
    void findsReadsThatGoBack() {
        add(0, 0, 10, put("a", 0), committed(2));
        add(0, 20, 90, put("b", 2), committed(3));
        add(1, 30, 40, new Call.Get(), found("b", 3));
        add(2, 50, 60, new Call.Get(), found("a", 2));
        assertThat(Linearizability.violation(history)).isPresent();
    }

    @Test
    void findsTwoWritesThatBothWin() {
        add(0, 0, 10, put("a", 0), committed(2));
        add(1, 0, 10, put("b", 0), committed(3));
        assertThat(Linearizability.violation(history)).isPresent();
    }

    @Test
    void findsAConflictWithoutReason() {
        add(0, 0, 10, put("a", 0), committed(2));
        add(1, 20, 30, put("b", 2), new Answer.Conflict());
        assertThat(Linearizability.violation(history)).isPresent();
    }

    @Test
    void findsARevisionThatFallsAfterADeletion() {
        add(0, 0, 10, put("a", 0), committed(5));
        add(0, 20, 30, new Call.Delete(5), committed(6));
        add(0, 40, 50, put("b", 0), committed(4));
        assertThat(Linearizability.violation(history)).isPresent();
    }

    @Test
    void letsAnUnansweredWriteHappenLateOrNever() {
        add(0, 0, 10, put("a", 0), committed(2));
        add(1, 20, Long.MAX_VALUE, put("b", 2), new Answer.Unknown());
        add(2, 30, 40, new Call.Get(), found("a", 2));
        assertThat(Linearizability.violation(history)).isEmpty();
        add(2, 50, 60, new Call.Get(), found("b", 3));
        assertThat(Linearizability.violation(history)).isEmpty();
        add(2, 70, 80, new Call.Get(), found("a", 2));
        assertThat(Linearizability.violation(history)).isPresent();
    }

    @Test
    void acceptsTheReferenceBackEnd() throws InterruptedException {
        try (MemoryStorage storage = new MemoryStorage()) {
            new Clients(8, 3, 500, 1).check(new StorageObjects(List.of(storage)), "/r/");
        }
    }

    @Test
    void findsAStoreThatReadsFromACopy() throws InterruptedException {
        try (MemoryStorage storage = new MemoryStorage()) {
            StorageObjects sound = new StorageObjects(List.of(storage));
            Map<String, Answer> copies = new ConcurrentHashMap<>();
            ObjectStore stale = (client, object, call) -> {
                Answer answer = sound.ask(client, object, call);
                // a read is told what the read before has seen
                Answer copy = call instanceof Call.Get ? copies.put(object, answer) : null;
                return copy == null ? answer : copy;
            };
            Map<String, List<Operation>> histories = new Clients(8, 1, 500, 1).work(stale, "/r/");
            assertThat(histories.values())
                    .anyMatch(each -> Linearizability.violation(each).isPresent());
        }
    }
}
