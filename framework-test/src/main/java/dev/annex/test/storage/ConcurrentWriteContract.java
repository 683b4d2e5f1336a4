package dev.annex.test.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Writers that race. */
abstract class ConcurrentWriteContract {

    private static final int WRITERS = 8;
    private static final int WRITES = 50;

    private final Supplier<ContractStore> stores;

    ConcurrentWriteContract(Supplier<ContractStore> stores) {
        this.stores = stores;
    }

    private ContractStore store() {
        return stores.get();
    }

    @Test
    void givesRevisionsInCommitOrder() {
        List<List<Long>> perWriter = Writers.run(WRITERS, writer -> () -> {
            List<Long> revisions = new ArrayList<>();
            for (int i = 0; i < WRITES; i++) {
                long before = store().revision();
                long revision = store().mustPut("/registry/" + writer + "/" + i, "x", 0);
                assertThat(revision).isGreaterThan(before);
                assertThat(store().revision()).isGreaterThanOrEqualTo(revision);
                revisions.add(revision);
            }
            return revisions;
        });
        assertThat(perWriter).allSatisfy(revisions -> assertThat(revisions).isSorted());
        assertThat(perWriter.stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
    }

    @Test
    void losesNoUpdateOfOneKey() {
        String key = "/registry/counter";
        store().mustPut(key, "0", 0);
        Writers.run(WRITERS, writer -> () -> {
            for (int i = 0; i < WRITES; i++) {
                increment(key);
            }
            return true;
        });
        assertThat(store().get(key).map(ContractStore::text)).contains(String.valueOf(WRITERS * WRITES));
    }

    private void increment(String key) {
        Entry current = store().get(key).orElseThrow();
        while (true) {
            String next = String.valueOf(Integer.parseInt(ContractStore.text(current)) + 1);
            WriteResult result = store().put(key, next, current.revision());
            if (!(result instanceof WriteResult.Conflict conflict)) {
                return;
            }
            current = Optional.ofNullable(conflict.current()).orElseThrow();
        }
    }

    @Test
    void letsOneCreatorWin() {
        for (int round = 0; round < 20; round++) {
            String key = "/registry/race/" + round;
            List<WriteResult> results = Writers.run(WRITERS, writer -> () -> store().put(key, "by " + writer, 0));
            assertThat(results)
                    .filteredOn(WriteResult.Committed.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void showsAnAcknowledgedWriteToEveryReader() {
        Writers.run(WRITERS, writer -> () -> {
            for (int i = 0; i < WRITES; i++) {
                String key = "/registry/" + writer + "/" + i;
                long revision = store().mustPut(key, "x", 0);
                assertThat(store().get(key)).isPresent();
                assertThat(ContractStore.keys(store().rangeAt(key, revision))).containsExactly(key);
                assertThat(store().range(key).revision()).isGreaterThanOrEqualTo(revision);
            }
            return true;
        });
    }
}
