package dev.annex.test.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.Range;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Reads of one key and of ranges, now and at earlier revisions. */
abstract class ReadContract {

    private final Supplier<ContractStore> stores;

    ReadContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    private void create(String... keys) {
        for (String key : keys) {
            store().mustPut(key, "value of " + key, 0);
        }
    }

    private Range range(String prefix, String start, int limit) {
        return ContractStore.await(store().storage().range(prefix, start, 0, limit));
    }

    @Test
    void findsNothingInAnEmptyStore() {
        assertThat(store().get("/registry/a")).isEmpty();
        Range range = store().range("/registry/");
        assertThat(range.entries()).isEmpty();
        assertThat(range.more()).isFalse();
    }

    @Test
    void beginsAboveRevisionZero() {
        // clients say 0 for any revision
        assertThat(store().revision()).isPositive();
        assertThat(store().range("/registry/").revision()).isPositive();
    }

    /** Kubernetes lets most kinds have any name without a slash or a percent sign (L-30). */
    @Test
    void keepsKeysOfAllCharactersInOrder() {
        String[] keys = {
            "/r/a",
            "/r/a\0",
            "/r/a\0\0",
            "/r/a\0\1",
            "/r/a\1",
            "/r/a\1\1",
            "/r/a\1\2",
            "/r/a\2",
            "/r/ä",
            "/r/\uffff",
            "/r/😀"
        };
        for (int i = keys.length; i > 0; i--) {
            create(keys[i - 1]);
        }
        assertThat(ContractStore.keys(store().range("/r/"))).containsExactly(keys);
        for (int i = 0; i < keys.length; i++) {
            assertThat(store().get(keys[i])).isPresent();
            assertThat(ContractStore.keys(range("/r/", keys[i] + '\0', 0)))
                    .containsExactly(Arrays.copyOfRange(keys, i + 1, keys.length));
        }
    }

    @Test
    void takesPrefixesLiterally() {
        create("/r/a", "/r/a%", "/r/a/x", "/r/a_", "/r/ab", "/r/b", "/s/a");
        assertThat(ContractStore.keys(store().range("/r/a")))
                .containsExactly("/r/a", "/r/a%", "/r/a/x", "/r/a_", "/r/ab");
        assertThat(ContractStore.keys(store().range("/r/a%"))).containsExactly("/r/a%");
        assertThat(ContractStore.keys(store().range("/r/a_"))).containsExactly("/r/a_");
        assertThat(ContractStore.keys(store().range("/r/a/"))).containsExactly("/r/a/x");
        assertThat(store().range("").entries()).hasSize(7);
        assertThat(store().range("/t").entries()).isEmpty();
    }

    @Test
    void ordersKeysByTheirUtf8Bytes() {
        String emoji = "/r/\uD83D\uDE00";
        create(emoji, "/r/\uFFFD", "/r/Z", "/r/a", "/r/\u00E9", "/r/", "/r/\uE000");
        List<String> inOrder = List.of("/r/", "/r/Z", "/r/a", "/r/\u00E9", "/r/\uE000", "/r/\uFFFD", emoji);
        assertThat(ContractStore.keys(store().range("/r/"))).isEqualTo(inOrder);
        assertThat(ContractStore.keys(range("/r/", "/r/\uFFFD", 0))).containsExactly("/r/\uFFFD", emoji);
        assertThat(ContractStore.keys(range("/r/", emoji, 0))).containsExactly(emoji);
    }

    @Test
    void knowsWhereAPrefixEnds() {
        create("/r/\uD7FF", "/r/\uD7FFx", "/r/\uE000", "/r/\uDBFF\uDFFF", "/r/\uDBFF\uDFFFx", "/s");
        assertThat(ContractStore.keys(store().range("/r/\uD7FF"))).containsExactly("/r/\uD7FF", "/r/\uD7FFx");
        assertThat(ContractStore.keys(store().range("/r/\uDBFF\uDFFF")))
                .containsExactly("/r/\uDBFF\uDFFF", "/r/\uDBFF\uDFFFx");
    }

    @Test
    void pagesByLimitAndStart() {
        create("/r/a", "/r/b", "/r/c", "/r/d", "/s/e");
        Range first = range("/r/", "", 2);
        assertThat(ContractStore.keys(first)).containsExactly("/r/a", "/r/b");
        assertThat(first.more()).isTrue();
        Range second = range("/r/", "/r/b\0", 2);
        assertThat(ContractStore.keys(second)).containsExactly("/r/c", "/r/d");
        assertThat(second.more()).isFalse();
        assertThat(range("/r/", "", 4).more()).isFalse();
        assertThat(ContractStore.keys(range("/r/", "/r/c", 0))).containsExactly("/r/c", "/r/d");
    }

    @Test
    void keepsAStartOutsideThePrefixFromMattering() {
        create("/q", "/r/a", "/r/b", "/s");
        assertThat(ContractStore.keys(range("/r/", "/a", 0))).containsExactly("/r/a", "/r/b");
        assertThat(range("/r/", "/s", 0).entries()).isEmpty();
    }

    @Test
    void readsTheStateAtARevision() {
        long one = store().mustPut("/r/a", "1", 0);
        long two = store().mustPut("/r/b", "2", 0);
        long three = store().mustPut("/r/a", "3", one);
        long four = store().mustDelete("/r/b", two);
        long five = store().mustPut("/r/b", "5", 0);
        assertThat(values("/r/", one)).containsExactly("1");
        assertThat(values("/r/", two)).containsExactly("1", "2");
        assertThat(values("/r/", three)).containsExactly("3", "2");
        assertThat(values("/r/", four)).containsExactly("3");
        assertThat(values("/r/", five)).containsExactly("3", "5");
        assertThat(values("/r/", 0)).containsExactly("3", "5");
        assertThat(store().rangeAt("/r/", two).entries().get(0).revision()).isEqualTo(one);
    }

    private List<String> values(String prefix, long revision) {
        return store().rangeAt(prefix, revision).entries().stream()
                .map(ContractStore::text)
                .toList();
    }

    @Test
    void pagesThroughOneRevisionWhileOthersWrite() {
        create("/r/a", "/r/c");
        long pinned = store().mustPut("/r/e", "x", 0);
        create("/r/b", "/r/d");
        store().mustDelete("/r/e", pinned);
        Range first = ContractStore.await(store().storage().range("/r/", "", pinned, 2));
        assertThat(ContractStore.keys(first)).containsExactly("/r/a", "/r/c");
        assertThat(first.more()).isTrue();
        Range second = ContractStore.await(store().storage().range("/r/", "/r/c\0", pinned, 2));
        assertThat(ContractStore.keys(second)).containsExactly("/r/e");
        assertThat(second.more()).isFalse();
    }

    @Test
    void namesTheRevisionOfARange() {
        long revision = store().mustPut("/r/a", "1", 0);
        assertThat(store().range("/r/").revision()).isEqualTo(store().revision());
        store().mustPut("/r/a", "2", revision);
        assertThat(store().rangeAt("/r/", revision).revision()).isEqualTo(revision);
    }

    @Test
    void refusesARevisionNotReached() {
        store().mustPut("/r/a", "1", 0);
        long beyond = store().revision() + 1000;
        assertThatThrownBy(() -> store().rangeAt("/r/", beyond)).isInstanceOf(FutureRevisionException.class);
    }
}
