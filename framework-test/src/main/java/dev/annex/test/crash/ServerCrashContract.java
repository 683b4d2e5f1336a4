package dev.annex.test.crash;

import dev.annex.storage.Storage;
import org.junit.jupiter.api.Test;

/** The same for a store that is a server of its own, which is killed too, under a writer that goes on when it is back. */
public abstract class ServerCrashContract extends CrashContract {

    private static final int WRITES_BETWEEN = 20;

    /** For subclasses. */
    protected ServerCrashContract() {}

    /** Kills the server with SIGKILL, as it is, and starts it anew on the same data and address. */
    protected abstract void killAndRestartServer() throws Exception;

    @Test
    void keepsEveryAcknowledgedWriteWhenTheServerIsKilled() throws Exception {
        Survivors survivors = new Survivors();
        try (WriterProcess writer = startWriter("survivor");
                Storage storage = opener().open(address())) {
            for (int round = 0; round < rounds(); round++) {
                // the writer finds the way back by itself
                writer.await(writer.said().size() + WRITES_BETWEEN);
                letWrite();
                killAndRestartServer();
                survivors.add(writer.said());
                Patience.untilAnswered(storage);
                survivors.check(storage);
            }
            writer.await(writer.said().size() + WRITES_BETWEEN);
            writer.kill();
            survivors.add(writer.said());
            survivors.check(storage);
        }
        LOG.info("{} acknowledged writes outlived {} kills of their server", survivors.count(), rounds());
    }
}
