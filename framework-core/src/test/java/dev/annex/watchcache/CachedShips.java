package dev.annex.watchcache;

import dev.annex.storage.Storage;
import dev.annex.storage.WriteResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A cache of objects whose bytes are a text, and what writes them. */
final class CachedShips implements AutoCloseable {

    static final String PREFIX = "/ships/";

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    final WatchCache cache;

    CachedShips(Storage storage) {
        cache = new WatchCache(
                storage,
                PREFIX,
                (key, entry, revision) -> new CachedObject(key, "", key, revision, entry.value(), Map.of(), List.of()),
                executor);
    }

    static CachedShips started(Storage storage) throws Exception {
        CachedShips ships = new CachedShips(storage);
        ships.cache.start().get(10, TimeUnit.SECONDS);
        return ships;
    }

    /** Writes an object and returns its revision. */
    static long put(Storage storage, String name, String text) {
        String key = PREFIX + name;
        long expected = storage.get(key).join().map(entry -> entry.revision()).orElse(0L);
        return revision(storage.put(key, text.getBytes(StandardCharsets.UTF_8), expected)
                .join());
    }

    static long delete(Storage storage, String name) {
        String key = PREFIX + name;
        return revision(
                storage.delete(key, storage.get(key).join().orElseThrow().revision())
                        .join());
    }

    private static long revision(WriteResult result) {
        if (result instanceof WriteResult.Committed committed) {
            return committed.revision();
        }
        throw new AssertionError(result);
    }

    static Map<String, String> texts(Snapshot snapshot) {
        Map<String, String> texts = new TreeMap<>();
        for (Iterator<CachedObject> each = snapshot.iterate("", ""); each.hasNext(); ) {
            CachedObject object = each.next();
            texts.put(object.key(), text(object));
        }
        return texts;
    }

    static String text(CachedObject object) {
        return new String(object.body(), StandardCharsets.UTF_8);
    }

    /** The events as {@code revision+name=text} or {@code revision-name}. */
    static List<String> lines(List<CacheEvent> events) {
        List<String> lines = new ArrayList<>();
        events.forEach(event -> lines.add(line(event)));
        return lines;
    }

    static String line(CacheEvent event) {
        return event.revision()
                + (event.deleted()
                        ? "-" + event.object().key()
                        : "+" + event.object().key() + "=" + text(event.object()));
    }

    @Override
    public void close() {
        cache.close();
        executor.shutdownNow();
    }
}
