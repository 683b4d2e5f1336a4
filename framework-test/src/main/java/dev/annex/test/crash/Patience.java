package dev.annex.test.crash;

import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import java.util.concurrent.TimeUnit;

/** Waits for a store whose server has just been started again. */
final class Patience {

    private static final long PATIENCE_SECONDS = 60;

    private Patience() {}

    static void untilAnswered(Storage storage) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                Answers.await(storage.revision());
                return;
            } catch (StorageException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
