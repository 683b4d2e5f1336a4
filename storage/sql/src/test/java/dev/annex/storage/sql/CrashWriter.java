package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Storage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** A process that writes until it is killed, and says on its standard output what was acknowledged. */
final class CrashWriter {

    private static final int WRITERS = 8;

    private final Storage storage;
    private final String run;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    private CrashWriter(Storage storage, String run) {
        this.storage = storage;
        this.run = run;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Storage storage = SqliteStorage.open(Path.of(arguments[0]));
        CrashWriter writer = new CrashWriter(storage, arguments[1]);
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            new Thread(() -> writer.write(number)).start();
        }
        while (true) {
            Thread.sleep(20);
            long revision = Answers.await(storage.revision());
            Answers.await(storage.compact(Math.max(1, revision - 300)));
        }
    }

    /** Each round: creates a key that stays, moves a counter on, creates and deletes a key that goes. */
    private void write(int writer) {
        for (int i = 1; true; i++) {
            String stays = "/stays/" + run + "/" + writer + "/" + i;
            say("stays " + stays + " " + Answers.put(storage, stays, value(stays, i)));
            String counter = "/counter/" + writer;
            int next = Integer.parseInt("0" + Answers.text(storage, counter).split(" ")[0]) + 1;
            say("counter " + counter + " " + Answers.put(storage, counter, value(String.valueOf(next), i)) + " "
                    + next);
            String goes = "/goes/" + run + "/" + writer + "/" + i;
            long created = Answers.put(storage, goes, value(goes, i));
            Answers.await(storage.delete(goes, created));
            say("goes " + goes + " " + created);
        }
    }

    /** A text, a filling of some length, and a sum over both. */
    static String value(String text, int seed) {
        String content = text + " " + "x".repeat(100 + seed * 7919 % 20_000);
        return content + " " + sum(content);
    }

    static boolean isWhole(String value) {
        int end = value.lastIndexOf(' ');
        return end > 0 && value.substring(end + 1).equals(sum(value.substring(0, end)));
    }

    private static String sum(String content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private synchronized void say(String line) {
        try {
            out.write((line + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
