package dev.annex.test.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.WriteResult;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compare-and-put and compare-and-delete. */
abstract class WriteContract {

    private static final String KEY = "/registry/things/a";

    private final Supplier<ContractStore> stores;

    WriteContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    @Test
    void putsWhereNothingIs() {
        long before = store().revision();
        long revision = store().mustPut(KEY, "one", 0);
        assertThat(revision).isGreaterThan(before);
        Entry entry = store().get(KEY).orElseThrow();
        assertThat(entry.key()).isEqualTo(KEY);
        assertThat(entry.value()).isEqualTo("one".getBytes(UTF_8));
        assertThat(entry.revision()).isEqualTo(revision);
        assertThat(store().revision()).isGreaterThanOrEqualTo(revision);
    }

    @Test
    void putsOverTheExpectedRevision() {
        long first = store().mustPut(KEY, "one", 0);
        long second = store().mustPut(KEY, "two", first);
        assertThat(second).isGreaterThan(first);
        assertThat(store().get(KEY).map(ContractStore::text)).contains("two");
    }

    @Test
    void doesNotPutOverSomethingWhenNothingIsExpected() {
        long first = store().mustPut(KEY, "one", 0);
        assertConflict(store().put(KEY, "two", 0), "one", first);
    }

    @Test
    void doesNotPutOverAnotherRevision() {
        long first = store().mustPut(KEY, "one", 0);
        long second = store().mustPut(KEY, "two", first);
        assertConflict(store().put(KEY, "three", first), "two", second);
        assertConflict(store().put(KEY, "three", second + 1_000_000), "two", second);
    }

    @Test
    void doesNotPutOverNothingWhenSomethingIsExpected() {
        assertConflict(store().put(KEY, "two", 1), null, 0);
        assertThat(store().get(KEY)).isEmpty();
    }

    @Test
    void deletesTheExpectedRevision() {
        long first = store().mustPut(KEY, "one", 0);
        long second = store().mustDelete(KEY, first);
        assertThat(second).isGreaterThan(first);
        assertThat(store().get(KEY)).isEmpty();
        assertThat(store().range("").entries()).isEmpty();
    }

    @Test
    void doesNotDeleteAnotherRevision() {
        long first = store().mustPut(KEY, "one", 0);
        long second = store().mustPut(KEY, "two", first);
        assertConflict(store().delete(KEY, first), "two", second);
        assertConflict(store().delete(KEY, 0), "two", second);
        assertThat(store().get(KEY).map(ContractStore::text)).contains("two");
    }

    @Test
    void doesNotDeleteNothing() {
        assertConflict(store().delete(KEY, 1), null, 0);
        assertConflict(store().delete(KEY, 0), null, 0);
    }

    @Test
    void treatsADeletedKeyAsNothing() {
        long first = store().mustPut(KEY, "one", 0);
        long second = store().mustDelete(KEY, first);
        assertConflict(store().put(KEY, "two", second), null, 0);
        assertConflict(store().delete(KEY, second), null, 0);
        assertThat(store().mustPut(KEY, "two", 0)).isGreaterThan(second);
    }

    @Test
    void leavesTheRevisionAloneWhenNothingIsWritten() {
        long first = store().mustPut(KEY, "one", 0);
        long before = store().revision();
        store().put(KEY, "two", first + 7);
        store().delete("/registry/things/b", 3);
        assertThat(store().revision()).isEqualTo(before);
    }

    @Test
    void keepsEqualValuesApartByRevision() {
        long first = store().mustPut(KEY, "same", 0);
        long second = store().mustPut(KEY, "same", first);
        assertThat(second).isGreaterThan(first);
    }

    private void assertConflict(WriteResult result, @Nullable String value, long revision) {
        assertThat(result).isInstanceOf(WriteResult.Conflict.class);
        Entry current = ((WriteResult.Conflict) result).current();
        if (value == null) {
            assertThat(current).isNull();
        } else {
            assertThat(ContractStore.present(current).value()).isEqualTo(value.getBytes(UTF_8));
            assertThat(ContractStore.present(current).revision()).isEqualTo(revision);
            assertThat(ContractStore.present(current).key()).isEqualTo(KEY);
        }
    }
}
