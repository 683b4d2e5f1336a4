package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A process that writes until its disk is full, goes on when there is room again, and says what happened. Takes the
 * store's file, a folder on another disk to copy it to, and a file whose deletion makes room.
 */
final class FullDiskWriter {

    private static final int MOST_WRITES = 10_000;
    private static final byte[] VALUE = "x".repeat(5000).getBytes(UTF_8);

    private FullDiskWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path ballast = Path.of(arguments[2]);
        try {
            Storage storage = SqliteStorage.open(file);
            try (storage) {
                fill(storage, 0);
                checkReadable(storage);
                if (Files.deleteIfExists(ballast)) {
                    System.out.println("resumed " + put(storage, "/r/resumed"));
                }
            }
            rescue(file, Path.of(arguments[1]));
            System.out.println("closed");
        } catch (StorageException e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    /** Takes along the log too, which stays where the disk has no room to work it into the file. */
    private static void rescue(Path file, Path target) throws IOException {
        for (String each : List.of("annex.db", "annex.db-wal")) {
            if (Files.exists(file.resolveSibling(each))) {
                Files.copy(file.resolveSibling(each), target.resolve(each), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void fill(Storage storage, int from) {
        for (int i = from; i < MOST_WRITES; i++) {
            try {
                System.out.println("acknowledged " + put(storage, "/r/" + i));
            } catch (StorageException e) {
                System.out.println("failed " + e.getMessage());
                return;
            }
        }
    }

    private static long put(Storage storage, String key) {
        return ((WriteResult.Committed) Answers.await(storage.put(key, VALUE, 0))).revision();
    }

    private static void checkReadable(Storage storage) {
        int count = Answers.await(storage.range("/r/", "", 0, 0)).entries().size();
        System.out.println("readable " + count);
    }
}
