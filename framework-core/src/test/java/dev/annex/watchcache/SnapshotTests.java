package dev.annex.watchcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists, pages and what remains after them are ranges of keys (W-20 to W-22). */
class SnapshotTests {

    private static final Snapshot SNAPSHOT = Snapshot.of(
            7,
            Stream.of("a/x", "a/y", "a/z", "a-b/x", "a0/x", "b/x", "\ud83d\ude00/x")
                    .map(SnapshotTests::object)
                    .toList());

    private static CachedObject object(String key) {
        String[] parts = key.split("/");
        return new CachedObject(key, parts[0], parts[1], 1, new byte[0], Map.of(), List.of());
    }

    private static List<String> keys(String prefix, String start) {
        List<String> keys = new ArrayList<>();
        SNAPSHOT.iterate(prefix, start).forEachRemaining(object -> keys.add(object.key()));
        return keys;
    }

    @Test
    void holdsToTheFolder() {
        assertThat(keys("a/", "")).containsExactly("a/x", "a/y", "a/z");
        assertThat(keys("a/", "a/y")).containsExactly("a/y", "a/z");
        assertThat(keys("a/", "a/y\0")).containsExactly("a/z");
        assertThat(keys("a/", "a0/x")).isEmpty();
        assertThat(keys("c/", "")).isEmpty();
        assertThat(keys("\ud83d\ude00/", "")).containsExactly("\ud83d\ude00/x");
        assertThat(keys("", "b/x")).containsExactly("b/x", "\ud83d\ude00/x");
        assertThat(keys("", "")).hasSize(7);
    }

    @Test
    void countsWhatRemains() {
        assertThat(SNAPSHOT.countAfter("a/", "a/x")).isEqualTo(2);
        assertThat(SNAPSHOT.countAfter("a/", "a/z")).isZero();
        assertThat(SNAPSHOT.countAfter("", "a/z")).isEqualTo(3);
    }

    @Test
    void takesFoldersOnly() {
        assertThatThrownBy(() -> SNAPSHOT.iterate("a", "")).hasMessage("a does not end in a slash");
    }
}
