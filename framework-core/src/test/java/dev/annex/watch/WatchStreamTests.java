package dev.annex.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.annex.registry.Conversions;
import dev.annex.registry.Resource;
import dev.annex.registry.ResourceVersion;
import dev.annex.registry.TypeBinding;
import dev.annex.rendering.Bodies;
import dev.annex.rendering.Form;
import dev.annex.rendering.Renderer;
import dev.annex.schema.ObjectSchemas;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.server.Harbor;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.watchcache.Interest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class WatchStreamTests {

    private static final int MOST_PENDING = 10_000;
    private static final int BATCH = 1 << 16;

    private final MemoryStorage storage = new MemoryStorage();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Resource ships = resource();
    private final AtomicInteger closings = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Deliveries deliveries = new Deliveries() {
        @Override
        public void sent(List<byte[]> batch) {
            sent.addAndGet(batch.size());
        }

        @Override
        public void stateSent() {
            fail("the watch does not begin with a state");
        }
    };

    /** A client that takes what it has asked for. */
    private static final class Client extends BaseSubscriber<byte[]> {

        private final List<byte[]> chunks = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean completed;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks for nothing yet
        }

        @Override
        protected void hookOnNext(byte[] chunk) {
            chunks.add(chunk);
        }

        @Override
        protected void hookOnComplete() {
            completed = true;
        }

        List<String> frames() {
            return text().lines().toList();
        }

        String text() {
            return chunks.stream()
                    .map(chunk -> new String(chunk, StandardCharsets.UTF_8))
                    .collect(Collectors.joining());
        }
    }

    private Resource resource() {
        ResourceDefinition definition = Harbor.ships();
        var version = definition.storageVersion();
        List<ResourceVersion> versions = List.of(new ResourceVersion(
                version,
                definition.kind(version.name()),
                ObjectSchemas.object(version.schema()),
                null,
                List.of(),
                false,
                new TypeBinding()));
        return new Resource(definition, versions, new Conversions(versions, List.of()), storage, "/registry", executor);
    }

    @BeforeEach
    void fill() throws Exception {
        ships.cache().start().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        ships.cache().close();
        executor.shutdownNow();
        storage.close();
    }

    private WatchStream open(Client client, long notBefore) {
        Renderer renderer = new Renderer(ships, new Bodies(ships, Clock.systemUTC()), Form.object("v1"));
        EventFrames frames = new EventFrames(renderer, object -> true, false, false);
        WatchStream stream =
                new WatchStream(frames, new Interest("", null), notBefore, deliveries, closings::incrementAndGet);
        stream.begin(ships.cache().watchNow(false, stream), Collections.emptyIterator(), false);
        stream.subscribe(client);
        return stream;
    }

    private void put(String name, String text) {
        String object = "{\"kind\":\"Ship\",\"apiVersion\":\"harbor.example.com/v1\",\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"default\"},\"spec\":{\"color\":\"" + text + "\"}}";
        storage.put("/registry/harbor.example.com/ships/default/" + name, object.getBytes(StandardCharsets.UTF_8), 0)
                .join();
    }

    private void putMany(String prefix, int count, String text) {
        for (int i = 0; i < count; i++) {
            put(prefix + i, text);
        }
    }

    @Test
    void nothingIsSentBeforeItIsAskedFor() {
        Client client = new Client();
        open(client, 0);
        put("a", "red");
        put("b", "red");
        assertThat(client.chunks).isEmpty();
        client.request(2);
        assertThat(client.chunks).hasSize(2);
        assertThat(client.frames()).hasSize(2);
        assertThat(client.text()).endsWith("}\n");
        put("c", "red");
        assertThat(client.chunks).hasSize(2);
        client.request(1);
        assertThat(client.frames().get(2)).startsWith("{\"type\":\"ADDED\"").contains("\"name\":\"c\"");
    }

    @Test
    void nothingGoesBeforeTheFirstEvent() { // W-40
        Client client = new Client();
        open(client, 0);
        client.request(10);
        assertThat(client.chunks).hasSize(1).allMatch(chunk -> chunk.length == 0);
        assertThat(sent).hasValue(0);
    }

    @Test
    void batchesAreOfALimitedSize() {
        Client client = new Client();
        open(client, 0);
        putMany("s", 10, "x".repeat(BATCH / 4));
        client.request(2);
        assertThat(sent).hasValue(4);
        client.request(Long.MAX_VALUE);
        assertThat(client.frames()).hasSize(10);
        assertThat(sent).hasValue(10);
    }

    @Test
    void whoeverIsCutOffGetsTheFramesThatHaveBegun() { // W-58
        Client client = new Client();
        open(client, 0);
        client.request(1);
        putMany("s", MOST_PENDING, "red");
        client.request(1);
        String begun = client.text();
        putMany("t", MOST_PENDING, "red");
        assertThat(client.text()).isEqualTo(begun).doesNotEndWith("\n");
        assertThat(client.completed).isFalse();
        client.request(Long.MAX_VALUE);
        assertThat(client.completed).isTrue();
        assertThat(client.text()).startsWith(begun).endsWith("}\n");
        assertThat(client.frames()).hasSize(sent.get());
        assertThat(closings).hasValue(1);
    }

    @Test
    void whoeverFallsTooFarBehindIsCutOffCleanly() { // W-58
        Client client = new Client();
        open(client, 0);
        client.request(1);
        putMany("s", MOST_PENDING, "red");
        assertThat(closings).hasValue(0);
        assertThat(client.completed).isFalse();
        put("one-too-many", "red");
        assertThat(client.completed).isTrue();
        assertThat(closings).hasValue(1);
        put("later", "red");
        client.request(10);
        assertThat(client.frames()).isEmpty();
    }

    @Test
    void whoeverKeepsTooMuchIsCutOffToo() { // W-58
        Client client = new Client();
        open(client, 0);
        String mebibyte = "x".repeat(1 << 20);
        putMany("s", 64, mebibyte);
        client.request(2);
        assertThat(client.frames()).hasSize(1);
        put("in-its-place", mebibyte);
        assertThat(client.completed).isFalse();
        put("one-too-many", "red");
        assertThat(client.completed).isTrue();
        assertThat(closings).hasValue(1);
    }

    @Test
    void whatIsReadyIsSentBeforeTheEnd() { // W-43
        Client client = new Client();
        WatchStream stream = open(client, 0);
        put("a", "red");
        stream.end();
        assertThat(client.completed).isFalse();
        client.request(Long.MAX_VALUE);
        assertThat(client.frames()).hasSize(1);
        assertThat(client.completed).isTrue();
        assertThat(closings).hasValue(1);
    }

    @Test
    void watchesOfTheFutureBeginThere() { // W-54
        Client client = new Client();
        WatchStream stream = open(client, 3);
        client.request(Long.MAX_VALUE);
        put("a", "red");
        ships.cache().bookmark(stream);
        put("b", "red");
        ships.cache().bookmark(stream);
        put("c", "red");
        assertThat(client.frames()).hasSize(2);
        assertThat(client.frames().get(0)).startsWith("{\"type\":\"BOOKMARK\"").contains("\"resourceVersion\":\"3\"");
        assertThat(client.frames().get(1)).contains("\"name\":\"c\"");
    }

    @Test
    void whoeverLeavesIsToldNothingMore() {
        Client client = new Client();
        open(client, 0);
        client.request(Long.MAX_VALUE);
        put("a", "red");
        client.cancel();
        put("b", "red");
        assertThat(client.frames()).hasSize(1);
        assertThat(client.completed).isFalse();
        assertThat(closings).hasValue(1);
    }
}
