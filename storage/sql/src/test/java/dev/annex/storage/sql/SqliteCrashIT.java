package dev.annex.storage.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.test.crash.CrashContract;
import dev.annex.test.crash.StorageOpener;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes to the embedded store is killed again and again; what it acknowledged is there, whole. */
class SqliteCrashIT extends CrashContract {

    @TempDir
    private Path folder;

    private static final class Opener implements StorageOpener {

        @Override
        public Storage open(String address) {
            return SqliteStorage.open(Path.of(address));
        }
    }

    @Override
    protected StorageOpener opener() {
        return new Opener();
    }

    @Override
    protected String address() {
        return folder.resolve("annex.db").toString();
    }

    @Override
    protected int soakRounds() {
        return 200;
    }

    @Override
    protected void whileWriting(long pid) {
        assertThatThrownBy(() -> opener().open(address()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(address())
                .hasMessageContaining("another process (pid " + pid + ")")
                .hasMessageContaining("stop it first");
    }
}
