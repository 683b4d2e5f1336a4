package dev.annex.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import dev.annex.test.crash.Acknowledgement.What;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that writes until it is killed, and says on its standard output what was acknowledged. */
final class CrashWriter {

    private static final Logger LOG = LoggerFactory.getLogger(CrashWriter.class);

    private static final int WRITERS = 8;
    private static final long COMPACT_MILLIS = 150;
    private static final long PAUSE_MILLIS = 10;

    /** How much history is kept: enough to be replayed, little enough to be compacted all the time. */
    private static final int HISTORY = 5000;

    private final Storage storage;
    private final String run;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    private CrashWriter(Storage storage, String run) {
        this.storage = storage;
        this.run = run;
    }

    /** Takes the opener's class, the store's address and the name of the run. */
    public static void main(String[] arguments) throws InterruptedException {
        // logging must not come between the acknowledgements
        System.setOut(System.err);
        Storage storage = StorageOpener.named(arguments[0]).open(arguments[1]);
        CrashWriter writer = new CrashWriter(storage, arguments[2]);
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            new Thread(() -> writer.writeForEver(number)).start();
        }
        while (true) {
            Thread.sleep(COMPACT_MILLIS);
            writer.compact();
        }
    }

    private void compact() {
        try {
            long revision = Answers.await(storage.revision());
            Answers.await(storage.compact(Math.max(1, revision - HISTORY)));
        } catch (StorageException e) {
            LOG.info("not compacted: {}", e.toString());
        }
    }

    private void writeForEver(int writer) {
        for (int i = 1; true; i++) {
            try {
                write(writer, i);
            } catch (StorageException e) {
                // of unknown outcome, and nothing is said of it
                LOG.info("not acknowledged: {}", e.toString());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a key that stays, moves a counter on, creates and deletes a key that goes. */
    private void write(int writer, int round) {
        String stays = "/crash/stays/" + run + "/" + writer + "/" + round;
        say(What.STAYS, stays, commit(storage.put(stays, Content.of(stays, round), 0)), 0);

        String counter = "/crash/counter/" + writer;
        Optional<Entry> counted = Answers.await(storage.get(counter));
        int next = counted.map(entry -> Integer.parseInt(Content.text(entry.value())))
                        .orElse(0)
                + 1;
        long expected = counted.map(Entry::revision).orElse(0L);
        byte[] value = Content.of(String.valueOf(next), round);
        say(What.COUNTER, counter, commit(storage.put(counter, value, expected)), next);

        String goes = "/crash/goes/" + run + "/" + writer + "/" + round;
        long created = commit(storage.put(goes, Content.of(goes, round), 0));
        say(What.GOES, goes, commit(storage.delete(goes, created)), 0);
    }

    private static long commit(CompletableFuture<WriteResult> answer) {
        if (Answers.await(answer) instanceof WriteResult.Committed committed) {
            return committed.revision();
        }
        throw new StorageException("a conflict, with a write of unknown outcome");
    }

    private synchronized void say(What what, String key, long revision, int count) {
        try {
            out.write((new Acknowledgement(what, key, revision, count).line() + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
