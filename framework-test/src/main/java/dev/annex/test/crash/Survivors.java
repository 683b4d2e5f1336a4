package dev.annex.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a store has acknowledged over all crashes, and whether it is there. */
final class Survivors {

    private static final String PREFIX = "/crash/";

    private final Map<Long, Acknowledgement> byRevision = new HashMap<>();
    private final Map<String, Acknowledgement> lastByKey = new LinkedHashMap<>();
    private long revision;

    /** Adds what was acknowledged by one run, whole; no revision is given twice. */
    void add(Collection<Acknowledgement> acknowledgements) {
        for (Acknowledgement each : acknowledgements) {
            Acknowledgement other = byRevision.put(each.revision(), each);
            assertThat(other == null || other.equals(each))
                    .as("one revision for %s and %s", each, other)
                    .isTrue();
            lastByKey.merge(each.key(), each, (one, two) -> one.revision() > two.revision() ? one : two);
        }
    }

    int count() {
        return byRevision.size();
    }

    /** Fails if anything of what was added is not there, or anything at all is half there. */
    void check(Storage storage) {
        Range all;
        History history;
        do {
            all = Answers.await(storage.range(PREFIX, "", 0, 0));
            history = History.read(storage, PREFIX, all.revision());
            // unless a writer that lives has had the present compacted meanwhile
        } while (history.begins() > all.revision());
        checkRevision(all.revision());
        Map<String, Entry> state = all.entries().stream().collect(Collectors.toMap(Entry::key, Function.identity()));
        state.values().forEach(this::checkWhole);
        lastByKey.values().forEach(each -> checkThere(each, state.get(each.key())));
        checkHistory(history, state);
    }

    private void checkRevision(long now) {
        assertThat(now)
                .as("the revision, which never goes back")
                .isGreaterThanOrEqualTo(revision)
                .isGreaterThanOrEqualTo(byRevision.keySet().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
        revision = now;
    }

    private void checkWhole(Entry entry) {
        assertThat(Content.isWhole(entry.value())).as(entry.key()).isTrue();
        assertThat(entry.revision()).as(entry.key()).isLessThanOrEqualTo(revision);
    }

    private static void checkThere(Acknowledgement write, @Nullable Entry entry) {
        if (write.what() == Acknowledgement.What.GOES) {
            assertThat(entry).as("%s", write).isNull();
            return;
        }
        if (entry == null) {
            throw new AssertionError("lost: " + write);
        }
        if (write.what() == Acknowledgement.What.STAYS) {
            assertThat(entry.revision()).as("%s", write).isEqualTo(write.revision());
            assertThat(Content.text(entry.value())).isEqualTo(write.key());
        } else {
            assertThat(entry.revision()).as("%s", write).isGreaterThanOrEqualTo(write.revision());
            assertThat(Integer.parseInt(Content.text(entry.value())))
                    .as("%s", write)
                    .isGreaterThanOrEqualTo(write.count());
        }
    }

    /** The past leads to the present, and has every acknowledged write at its revision. */
    private void checkHistory(History history, Map<String, Entry> state) {
        assertThat(difference(state, history.replayed()))
                .as("what the history from %s to %s does not lead to", history.begins(), revision)
                .isEmpty();
        byRevision.forEach((at, write) -> {
            if (at > history.begins() && at <= revision) {
                Event event = history.events().get(at);
                if (event == null) {
                    throw new AssertionError("no event of " + write);
                }
                assertThat(event.key()).as("the event of %s", write).isEqualTo(write.key());
                assertThat(event.value() == null).isEqualTo(write.what() == Acknowledgement.What.GOES);
            }
        });
    }

    private static List<String> difference(Map<String, Entry> state, Map<String, Entry> replayed) {
        return Stream.concat(state.keySet().stream(), replayed.keySet().stream())
                .distinct()
                .filter(key -> !same(state.get(key), replayed.get(key)))
                .map(key -> show(state.get(key)) + " of " + key + ", replayed " + show(replayed.get(key)))
                .toList();
    }

    private static boolean same(@Nullable Entry one, @Nullable Entry two) {
        return one != null
                && two != null
                && one.revision() == two.revision()
                && Arrays.equals(one.value(), two.value());
    }

    private static String show(@Nullable Entry entry) {
        return entry == null ? "nothing" : "revision " + entry.revision();
    }
}
