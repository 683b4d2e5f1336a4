package dev.annex.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An etcd whose space quota is used up, which is what keeps it from ever filling its disk. */
class FullDiskIT {

    private static final byte[] VALUE = "x".repeat(100_000).getBytes(UTF_8);
    private static final int MOST_WRITES = 500;

    @TempDir
    private Path folder;

    private static @Nullable StorageException fill(Storage storage, List<Long> acknowledged) {
        for (int i = 0; i < MOST_WRITES; i++) {
            try {
                WriteResult result = storage.put("/r/" + i, VALUE, 0).join();
                acknowledged.add(((WriteResult.Committed) result).revision());
            } catch (CompletionException e) {
                return (StorageException) e.getCause();
            }
        }
        return null;
    }

    @Test
    void aUsedUpQuotaIsNamedAndLosesNothing() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder, "--quota-backend-bytes=16777216");
                Storage storage = EtcdStorage.open(server.settings())) {
            List<Long> acknowledged = new ArrayList<>();
            assertThat(fill(storage, acknowledged))
                    .hasMessageContaining("cannot put /r/" + acknowledged.size())
                    .hasMessageContaining("its space quota is used up: compact and defragment it");
            assertThat(acknowledged).isNotEmpty();
            server.crashAndRestart();
            assertThat(storage.range("/r/", "", 0, 0).join().entries())
                    .extracting(Entry::revision)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }
}
