package dev.annex.watchcache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.memory.MemoryStorage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by an index has to be what looking at every object finds. */
class IndexTests {

    private static final int OBJECTS = 400;
    private static final List<String> COLORS = List.of("red", "green", "blue", "");

    private final MemoryStorage storage = new MemoryStorage();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private WatchCache cache;

    /** The text of an object is its label, or nothing, and its field. */
    @BeforeEach
    void fill() throws Exception {
        cache = new WatchCache(
                storage, CachedShips.PREFIX, (key, entry, revision) -> ship(key, entry.value(), revision), executor);
        for (int i = 0; i < OBJECTS; i++) {
            CachedShips.put(storage, name(i), COLORS.get(i % COLORS.size()));
        }
        cache.start().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        cache.close();
        executor.shutdownNow();
        storage.close();
    }

    private static CachedObject ship(String key, byte[] value, long revision) {
        String color = new String(value, StandardCharsets.UTF_8);
        int slash = key.indexOf('/');
        Map<String, String> labels = color.isEmpty() ? Map.of() : Map.of("color", color);
        return new CachedObject(
                key, key.substring(0, slash), key.substring(slash + 1), revision, value, labels, List.of(color));
    }

    private static String name(int number) {
        return (number % 2 == 0 ? "even" : "odd") + "/ship-" + number;
    }

    private record Wanted(IndexKey key, String value) implements Criteria {

        @Override
        public boolean test(CachedObject object) {
            return value.equals(key.valueOf(object));
        }

        @Override
        public List<Value> values() {
            return List.of(new Value(key, value));
        }

        @Override
        public @Nullable String name() {
            return null;
        }
    }

    private static List<CachedObject> scan(Snapshot snapshot, String prefix, Criteria criteria) {
        List<CachedObject> found = new ArrayList<>();
        for (Iterator<CachedObject> each = snapshot.iterate(prefix, ""); each.hasNext(); ) {
            CachedObject object = each.next();
            if (criteria.test(object)) {
                found.add(object);
            }
        }
        return found;
    }

    private Snapshot indexed(Criteria criteria) throws Exception {
        for (int i = 0; i < 1000 && !cache.latest().finds(criteria); i++) {
            cache.page(cache.latest(), "", "", criteria, 0);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertThat(cache.latest().finds(criteria)).isTrue();
        return cache.latest();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatAScanFinds(long seed) throws Exception {
        Random random = new Random(seed);
        List<Wanted> wanted = new ArrayList<>();
        COLORS.forEach(color -> {
            wanted.add(new Wanted(IndexKey.label("color"), color));
            wanted.add(new Wanted(IndexKey.field(0), color));
        });
        indexed(wanted.get(0));
        indexed(wanted.get(1));
        for (int i = 0; i < 300; i++) {
            String name = name(random.nextInt(OBJECTS + 50));
            if (random.nextInt(4) == 0
                    && storage.get(CachedShips.PREFIX + name).join().isPresent()) {
                CachedShips.delete(storage, name);
            } else {
                CachedShips.put(storage, name, COLORS.get(random.nextInt(COLORS.size())));
            }
        }
        Snapshot snapshot = cache.fresh().get(10, TimeUnit.SECONDS);
        for (Wanted each : wanted) {
            assertThat(snapshot.finds(each)).isTrue();
            for (String prefix : List.of("", "even/", "odd/", "none/")) {
                List<CachedObject> scanned = scan(snapshot, prefix, each);
                assertThat(snapshot.page(prefix, prefix, each, 0).items()).isEqualTo(scanned);
                assertThat(pages(snapshot, prefix, each)).isEqualTo(scanned);
            }
        }
    }

    private static List<CachedObject> pages(Snapshot snapshot, String prefix, Criteria criteria) {
        List<CachedObject> all = new ArrayList<>();
        String start = prefix;
        Snapshot.Page page;
        do {
            page = snapshot.page(prefix, start, criteria, 7);
            all.addAll(page.items());
            start = all.isEmpty() ? start : all.get(all.size() - 1).key() + '\0';
        } while (page.more());
        return all;
    }

    @Test
    void isMadeWhileObjectsAreWritten() throws Exception {
        Wanted red = new Wanted(IndexKey.label("color"), "red");
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                CachedShips.put(storage, name(i), COLORS.get((i + 1) % COLORS.size()));
            }
        });
        writer.start();
        indexed(red);
        writer.join();
        Snapshot snapshot = cache.fresh().get(10, TimeUnit.SECONDS);
        assertThat(snapshot.page("", "", red, 0).items()).isEqualTo(scan(snapshot, "", red));
    }

    @Test
    void onlyTheLastUsedAreKept() throws Exception {
        for (int i = 0; i < 20; i++) {
            indexed(new Wanted(IndexKey.label("label-" + i), "x"));
        }
        assertThat(cache.latest().finds(new Wanted(IndexKey.label("label-19"), "x")))
                .isTrue();
        assertThat(cache.latest().finds(new Wanted(IndexKey.label("label-0"), "x")))
                .isFalse();
    }

    @Test
    void smallResourcesHaveNone() throws Exception {
        for (int i = 0; i < OBJECTS - 100; i++) {
            CachedShips.delete(storage, name(i));
        }
        Wanted red = new Wanted(IndexKey.label("color"), "red");
        Snapshot snapshot = cache.fresh().get(10, TimeUnit.SECONDS);
        for (int i = 0; i < 10; i++) {
            cache.page(snapshot, "", "", red, 0);
        }
        executor.submit(() -> {}).get(10, TimeUnit.SECONDS);
        assertThat(cache.latest().finds(red)).isFalse();
    }

    private record Named(String name) implements Criteria {

        @Override
        public boolean test(CachedObject object) {
            return object.name().equals(name);
        }

        @Override
        public List<Value> values() {
            return List.of();
        }
    }

    @Test
    void namesAreLookedUp() {
        Snapshot snapshot = cache.latest();
        assertThat(snapshot.page("even/", "even/", new Named("ship-4"), 0).items())
                .extracting(CachedObject::key)
                .containsExactly("even/ship-4");
        assertThat(snapshot.page("", "", new Named("ship-4"), 0).items())
                .extracting(CachedObject::key)
                .containsExactly("even/ship-4");
        assertThat(snapshot.page("odd/", "odd/", new Named("ship-4"), 0).items())
                .isEmpty();
        assertThat(snapshot.page("even/", "even/ship-5", new Named("ship-4"), 0).items())
                .isEmpty();
    }
}
