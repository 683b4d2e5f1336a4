package dev.annex.test.crash;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.WriteResult;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.test.crash.Acknowledgement.What;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the crash tests would notice. */
class SurvivorsTests {

    private final MemoryStorage storage = new MemoryStorage();
    private final Survivors survivors = new Survivors();

    @AfterEach
    void close() {
        storage.close();
    }

    private long put(String key, byte[] value) {
        return ((WriteResult.Committed) storage.put(key, value, 0).join()).revision();
    }

    private void acknowledge(What what, String key, long revision, int count) {
        survivors.add(List.of(new Acknowledgement(what, key, revision, count)));
    }

    @Test
    void whatIsThereIsThere() {
        String stays = "/crash/stays/1";
        acknowledge(What.STAYS, stays, put(stays, Content.of(stays, 1)), 0);
        String counter = "/crash/counter/1";
        acknowledge(What.COUNTER, counter, put(counter, Content.of("7", 1)), 7);
        String goes = "/crash/goes/1";
        long created = put(goes, Content.of(goes, 1));
        WriteResult deleted = storage.delete(goes, created).join();
        acknowledge(What.GOES, goes, ((WriteResult.Committed) deleted).revision(), 0);
        survivors.check(storage);
        survivors.check(storage);
    }

    @Test
    void aLostWriteIsNoticed() {
        put("/crash/stays/other", Content.of("/crash/stays/other", 1));
        acknowledge(What.STAYS, "/crash/stays/1", 2, 0);
        assertThatThrownBy(() -> survivors.check(storage))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost");
    }

    @Test
    void anOlderCountIsNoticed() {
        String counter = "/crash/counter/1";
        acknowledge(What.COUNTER, counter, put(counter, Content.of("6", 1)), 7);
        assertThatThrownBy(() -> survivors.check(storage)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aDeletionThatDidNotLastIsNoticed() {
        acknowledge(What.GOES, "/crash/goes/1", put("/crash/goes/1", Content.of("/crash/goes/1", 1)), 0);
        assertThatThrownBy(() -> survivors.check(storage)).isInstanceOf(AssertionError.class);
    }

    @Test
    void halfAValueIsNoticed() {
        byte[] whole = Content.of("/crash/stays/1", 1);
        put("/crash/stays/1", Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> survivors.check(storage)).isInstanceOf(AssertionError.class);
    }

    @Test
    void revisionsThatGoBackOrComeTwiceAreNoticed() {
        put("/crash/stays/1", Content.of("/crash/stays/1", 1));
        acknowledge(What.GOES, "/crash/goes/1", 99, 0);
        assertThatThrownBy(() -> survivors.check(storage))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never goes back");
        assertThatThrownBy(() -> acknowledge(What.GOES, "/crash/goes/2", 99, 0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("one revision for");
    }
}
