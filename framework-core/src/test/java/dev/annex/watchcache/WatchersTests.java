package dev.annex.watchcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a change is offered: all whom it concerns, once, and nobody who asks for other values. */
class WatchersTests {

    private static final int CHANGES = 2_000;
    private static final List<String> NAMESPACES = List.of("a", "b");
    private static final List<String> NAMES = List.of("x", "y", "z");
    private static final List<String> COLORS = List.of("red", "green", "");

    private final Watchers watchers = new Watchers();
    private final List<Asking> all = new ArrayList<>();

    private final class Asking implements Watcher {

        private final Interest interest;
        private final List<Long> heard = new ArrayList<>();
        private boolean keepsUp = true;
        private boolean leaves;

        Asking(String keyPrefix, Criteria.@Nullable Value value) {
            interest = new Interest(keyPrefix, value);
            all.add(this);
            watchers.add(this);
        }

        @Override
        public Interest interest() {
            return interest;
        }

        @Override
        public boolean offer(CacheEvent event) {
            heard.add(event.revision());
            if (leaves) {
                watchers.remove(this);
            }
            return keepsUp;
        }

        @Override
        public void bookmark(long revision) {
            throw new AssertionError("nobody asked for a bookmark");
        }

        @Override
        public void end() {
            heard.add(-1L);
        }

        boolean asksFor(CacheEvent change) {
            Criteria.Value value = interest.value();
            Predicate<@Nullable CachedObject> asked = object -> object != null
                    && object.key().startsWith(interest.keyPrefix())
                    && (value == null || value.value().equals(value.key().valueOf(object)));
            return asked.test(change.object()) || asked.test(change.previous());
        }
    }

    private static CachedObject ship(String namespace, String name, String color, long revision) {
        Map<String, String> labels = color.isEmpty() ? Map.of() : Map.of("color", color);
        return new CachedObject(
                namespace + "/" + name, namespace, name, revision, new byte[0], labels, List.of("size-" + color));
    }

    private static CacheEvent change(@Nullable CachedObject before, CachedObject after) {
        return new CacheEvent(after.revision(), after, before, false);
    }

    @Test
    void whoAsksIsOfferedOnceAndNobodyElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String prefix : List.of("", "a/", "b/", "c/")) {
            new Asking(prefix, null);
            for (String text : List.of("red", "green", "blue", "x", "z", "size-red", "size-")) {
                new Asking(prefix, new Criteria.Value(IndexKey.label("color"), text));
                new Asking(prefix, new Criteria.Value(IndexKey.field(0), text));
                new Asking(prefix, new Criteria.Value(IndexKey.name(), text));
            }
        }
        Map<String, CachedObject> objects = new HashMap<>();
        Map<Asking, List<Long>> wanted = new HashMap<>();
        for (long revision = 1; revision <= CHANGES; revision++) {
            CachedObject now = ship(
                    NAMESPACES.get(random.nextInt(NAMESPACES.size())),
                    NAMES.get(random.nextInt(NAMES.size())),
                    COLORS.get(random.nextInt(COLORS.size())),
                    revision);
            CachedObject before = objects.get(now.key());
            boolean deleted = before != null && random.nextInt(4) == 0;
            CacheEvent change = deleted ? new CacheEvent(revision, before, before, true) : change(before, now);
            objects.compute(now.key(), (key, old) -> deleted ? null : now);
            for (Asking each : all) {
                if (each.asksFor(change)) {
                    wanted.computeIfAbsent(each, none -> new ArrayList<>()).add(revision);
                }
            }
            watchers.offer(change);
        }

        for (Asking each : all) {
            assertThat(each.heard)
                    .as("%s, seed %d", each.interest, seed)
                    .isEqualTo(wanted.getOrDefault(each, List.of()));
        }
    }

    @Test
    void oneLeavesWhileAllAreTold() {
        Criteria.Value red = new Criteria.Value(IndexKey.label("color"), "red");
        Asking slow = new Asking("a/", red);
        slow.keepsUp = false;
        Asking leaving = new Asking("a/", red);
        leaving.leaves = true;
        Asking last = new Asking("a/", new Criteria.Value(IndexKey.name(), "x"));
        last.leaves = true;
        Asking staying = new Asking("", red);

        watchers.offer(change(null, ship("a", "x", "red", 1)));
        watchers.offer(change(null, ship("a", "y", "red", 2)));
        watchers.end();

        assertThat(List.of(slow.heard, leaving.heard, last.heard)).containsOnly(List.of(1L));
        assertThat(staying.heard).containsExactly(1L, 2L, -1L);
        assertThat(watchers.contains(slow)).isFalse();
        assertThat(watchers.contains(staying)).isFalse();
    }
}
