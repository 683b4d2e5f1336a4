package dev.annex.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.storage.Storage;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that writes is killed at random moments, again and again: every write that was acknowledged is there
 * afterwards, none is half there, and revisions never go back. A JUnit class to extend.
 *
 * <p>The writer is a process of its own with the class path of the test. Fifteen times in the normal run, more often in
 * a {@linkplain Soak soak}.
 */
public abstract class CrashContract {

    static final Logger LOG = LoggerFactory.getLogger(CrashContract.class);

    private static final int NORMAL_ROUNDS = 15;
    private static final int LATEST_KILL_MILLIS = 400;

    private static final Random RANDOM = new Random();

    @TempDir
    Path logs;

    /** For subclasses. */
    protected CrashContract() {}

    /** Opens the store; must have a constructor that takes nothing. */
    protected abstract StorageOpener opener();

    /** Where the store is; the same for all rounds of one test. */
    protected abstract String address();

    /** How often to kill in a soak; 50 times unless overridden. */
    protected int soakRounds() {
        return 50;
    }

    /** Is told of a writer that is at work; does nothing unless overridden. */
    protected void whileWriting(long pid) {}

    final int rounds() {
        return Soak.rounds(NORMAL_ROUNDS, soakRounds());
    }

    final WriterProcess startWriter(String run) throws Exception {
        return WriterProcess.start(opener(), address(), run, logs);
    }

    /** Lets a writer write for a random moment. */
    static void letWrite() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(RANDOM.nextInt(LATEST_KILL_MILLIS));
    }

    @Test
    void keepsEveryAcknowledgedWriteWhenAWriterIsKilled() throws Exception {
        Survivors survivors = new Survivors();
        for (int round = 0; round < rounds(); round++) {
            try (WriterProcess writer = startWriter("killed" + round)) {
                writer.await(1);
                whileWriting(writer.pid());
                letWrite();
                writer.kill();
                assertThat(writer.said()).isNotEmpty();
                survivors.add(writer.said());
            }
            try (Storage storage = opener().open(address())) {
                survivors.check(storage);
            }
        }
        LOG.info("{} acknowledged writes outlived {} kills of their writers", survivors.count(), rounds());
    }
}
