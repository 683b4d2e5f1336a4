package dev.annex.storage.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import dev.annex.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sealed, what is not read, and how keys are exchanged. */
class EncryptedStorageTests {

    private static final String SECRET = "{\"kind\":\"Buoy\",\"spec\":{\"code\":\"the treasure is under the palm\"}}";

    private final Storage beneath = new MemoryStorage();

    @AfterEach
    void close() {
        beneath.close();
    }

    private static EncryptionKey key(String id, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return EncryptionKey.of(id, Base64.getEncoder().encodeToString(bytes));
    }

    private EncryptedStorage with(String writeId, boolean plaintextAllowed, EncryptionKey... keys) {
        return new EncryptedStorage(beneath, Keyring.of(List.of(keys), writeId, plaintextAllowed));
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StorageException known ? known : e;
        }
    }

    private static long put(Storage storage, String key, String value) {
        return put(storage, key, value.getBytes(UTF_8));
    }

    private static long put(Storage storage, String key, byte[] value) {
        long expected = await(storage.get(key)).map(Entry::revision).orElse(0L);
        return ((WriteResult.Committed) await(storage.put(key, value, expected))).revision();
    }

    private static String text(Storage storage, String key) {
        return new String(await(storage.get(key)).orElseThrow().value(), UTF_8);
    }

    private byte[] stored(String key) {
        return await(beneath.get(key)).orElseThrow().value();
    }

    @Test
    void storesNothingInTheOpen() {
        EncryptedStorage storage = with("k1", false, key("k1", 1));
        put(storage, "/r/a", SECRET);
        assertThat(new String(stored("/r/a"), ISO_8859_1))
                .startsWith("annex:enc:v1:k1:")
                .doesNotContain("Buoy", "treasure", "palm");
        assertThat(text(storage, "/r/a")).isEqualTo(SECRET);
        assertThat(stored("/r/a")).hasSize("annex:enc:v1:k1:".length() + 60 + 32 + 28 + SECRET.length());
    }

    @Test
    void sealsEqualValuesDifferently() {
        EncryptedStorage storage = with("k1", false, key("k1", 1));
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            put(storage, "/r/a", SECRET);
            byte[] value = stored("/r/a");
            sealed.add(new String(value, value.length - SECRET.length() - 16, 16, ISO_8859_1));
        }
        assertThat(sealed).hasSize(100);
    }

    @Test
    void readsWhatAnotherProcessSealed() {
        put(with("k1", false, key("k1", 1)), "/r/a", SECRET);
        put(with("k1", false, key("k1", 1)), "/r/b", SECRET);
        EncryptedStorage third = with("k1", false, key("k1", 1));
        assertThat(text(third, "/r/a")).isEqualTo(SECRET);
        assertThat(text(third, "/r/b")).isEqualTo(SECRET);
    }

    @Test
    void noticesEveryChangedByte() {
        EncryptedStorage storage = with("k1", true, key("k1", 1));
        put(storage, "/r/a", SECRET);
        byte[] sealed = stored("/r/a");
        // the mark itself aside: without it, it is a value that was never sealed
        for (int i = "annex:enc:".length(); i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            put(beneath, "/r/a", changed);
            assertThatThrownBy(() -> text(with("k1", true, key("k1", 1)), "/r/a"))
                    .as("byte %s", i)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("/r/a");
        }
        for (int length = "annex:enc:".length(); length < sealed.length; length++) {
            put(beneath, "/r/a", Arrays.copyOf(sealed, length));
            assertThatThrownBy(() -> text(storage, "/r/a")).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void noticesValuesThatWereExchanged() {
        EncryptedStorage storage = with("k1", false, key("k1", 1));
        put(storage, "/r/a", "a");
        put(storage, "/r/b", "b");
        put(beneath, "/r/b", stored("/r/a"));
        assertThat(text(storage, "/r/a")).isEqualTo("a");
        assertThatThrownBy(() -> text(storage, "/r/b"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the value under /r/b is not the one that was sealed there");
    }

    @Test
    void namesAKeyThatIsMissing() {
        put(with("k1", false, key("k1", 1)), "/r/a", SECRET);
        EncryptedStorage storage = with("k2", false, key("k2", 2), key("k3", 3));
        assertThatThrownBy(() -> text(storage, "/r/a"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("/r/a")
                .hasMessageContaining("key k1, which is not among annex.storage.encryption.keys (k2, k3)");
    }

    @Test
    void namesAKeyThatIsAnother() {
        put(with("k1", false, key("k1", 1)), "/r/a", SECRET);
        assertThatThrownBy(() -> text(with("k1", false, key("k1", 2)), "/r/a"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("/r/a")
                .hasMessageContaining("is not the key that sealed the value");
    }

    @Test
    void readsPlaintextOnlyWhereAllowed() {
        put(beneath, "/r/a", SECRET);
        assertThat(text(with("k1", true, key("k1", 1)), "/r/a")).isEqualTo(SECRET);
        assertThatThrownBy(() -> text(with("k1", false, key("k1", 1)), "/r/a"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is not encrypted")
                .hasMessageContaining("annex.storage.encryption.plaintext-allowed");
    }

    @Test
    void opensWhatConflictsRangesAndWatchesShow() throws Exception {
        EncryptedStorage storage = with("k1", false, key("k1", 1));
        long one = put(storage, "/r/a", "1");
        put(storage, "/r/a", "2");
        WriteResult.Conflict conflict = (WriteResult.Conflict) await(storage.put("/r/a", "3".getBytes(UTF_8), one));
        assertThat(new String(conflict.current().value(), UTF_8)).isEqualTo("2");
        assertThat(await(storage.range("/r/", "", one, 0)).entries())
                .extracting(entry -> new String(entry.value(), UTF_8))
                .containsExactly("1");
        Told told = new Told(1);
        storage.watch("/r/", one, told);
        Event event = told.events().get(0);
        assertThat(event.value()).asString(UTF_8).isEqualTo("2");
        assertThat(event.previous().value()).asString(UTF_8).isEqualTo("1");
    }

    @Test
    void endsAWatchThatMeetsAValueItCannotOpen() throws Exception {
        EncryptedStorage storage = with("k1", false, key("k1", 1));
        Told told = new Told(1);
        storage.watch("/r/", 0, told);
        put(storage, "/r/a", "1");
        put(beneath, "/r/b", "nobody sealed this");
        put(storage, "/r/c", "3");
        assertThat(told.end.get(30, TimeUnit.SECONDS)).hasMessageContaining("/r/b is not encrypted");
        assertThat(told.events()).hasSize(1);
    }

    @Test
    void exchangesKeysWithoutAGap() {
        EncryptionKey one = key("k1", 1);
        EncryptionKey two = key("k2", 2);
        EncryptedStorage before = with("k1", false, one);
        for (int i = 0; i < 450; i++) {
            put(before, "/r/" + i, SECRET + i);
        }
        EncryptedStorage during = with("k2", false, one, two);
        put(during, "/r/7", SECRET + 7);
        assertThat(during.resealing("/r/").check())
                .isEqualTo(new Resealing.Findings(450, 449, Map.of("k1", 449L, "k2", 1L)));
        assertThat(during.resealing("/r/").rewrite().stale()).isEqualTo(449);
        assertThat(during.resealing("/r/").check()).isEqualTo(new Resealing.Findings(450, 0, Map.of("k2", 450L)));
        long revision = await(during.revision());
        assertThat(during.resealing("/r/").rewrite().stale()).isZero();
        assertThat(await(during.revision())).isEqualTo(revision);
        EncryptedStorage after = with("k2", false, two);
        for (int i = 0; i < 450; i++) {
            assertThat(text(after, "/r/" + i)).isEqualTo(SECRET + i);
        }
    }

    @Test
    void goesIntoEncryptionAndOutOfIt() {
        put(beneath, "/r/a", SECRET);
        EncryptedStorage into = with("k1", true, key("k1", 1));
        into.resealing("/r/").rewrite();
        assertThat(stored("/r/a")).asString(ISO_8859_1).startsWith("annex:enc:v1:k1:");
        EncryptedStorage out = with("", false, key("k1", 1));
        assertThat(text(out, "/r/a")).isEqualTo(SECRET);
        out.resealing("/r/").rewrite();
        assertThat(stored("/r/a")).asString(UTF_8).isEqualTo(SECRET);
    }

    @Test
    void countsWhatCannotBeRead() {
        put(with("k1", false, key("k1", 1)), "/r/a", SECRET);
        put(with("k2", false, key("k2", 2)), "/r/b", SECRET);
        put(with("k2", false, key("k2", 2)), "/r/c", SECRET);
        assertThatThrownBy(
                        () -> with("k1", false, key("k1", 1)).resealing("/r/").check())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("2 of the 3 values")
                .hasMessageContaining("the first: the value under /r/b is sealed with the key k2");
    }

    @Test
    void namesWrongKeysWithoutRepeatingThem() {
        assertThatThrownBy(() -> EncryptionKey.of("k1", "c2hvcnQ="))
                .hasMessageContaining("k1 has 5 bytes, not 32")
                .hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> EncryptionKey.of("k1", "not base64!")).hasMessageContaining("k1 is not base64");
        assertThatThrownBy(() -> key("K_1", 1)).hasMessageContaining("K_1");
        assertThatThrownBy(() -> Keyring.of(List.of(key("k1", 1)), "k2", false)).hasMessageContaining("k2");
        assertThatThrownBy(() -> Keyring.of(List.of(key("k1", 1), key("k1", 2)), "k1", false))
                .hasMessageContaining("two encryption keys");
        assertThat(key("k1", 1).toString()).isEqualTo("EncryptionKey[id=k1]");
    }

    /** Keeps what it is told. */
    private static final class Told implements WatchListener {

        private final List<Event> events = new ArrayList<>();
        private final CompletableFuture<Void> enough = new CompletableFuture<>();
        private final CompletableFuture<StorageException> end = new CompletableFuture<>();
        private final int awaited;

        Told(int awaited) {
            this.awaited = awaited;
        }

        @Override
        public void onEvents(long revision, List<Event> told) {
            synchronized (events) {
                events.addAll(told);
                if (events.size() >= awaited) {
                    enough.complete(null);
                }
            }
        }

        @Override
        public void onEnd(StorageException cause) {
            end.complete(cause);
        }

        List<Event> events() throws Exception {
            enough.get(30, TimeUnit.SECONDS);
            synchronized (events) {
                return List.copyOf(events);
            }
        }
    }
}
