package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at a store's file before SQLite does, to name what SQLite would only stumble over. */
final class SqliteFile {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteFile() {}

    static void checkFolder(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StorageException("the folder " + folder + " of the store " + file
                    + " does not exist; create it, or choose another with annex.storage.embedded.path");
        }
        if (Files.isDirectory(file)) {
            throw new StorageException("the store " + file
                    + " is a folder, not a file; name a file in it with annex.storage.embedded.path");
        }
    }

    /** To be called with the process lock held, and before SQLite opens the file: closing it drops SQLite's locks. */
    static void checkContent(Path file) {
        try {
            if (Files.notExists(file) || Files.size(file) == 0) {
                checkNothingLost(file);
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                    throw new StorageException("the store " + file
                            + " is not an SQLite file, or its beginning is damaged; keep a copy of it, and restore a"
                            + " backup or choose another file with annex.storage.embedded.path");
                }
            }
        } catch (IOException e) {
            throw new StorageException("cannot read the store " + file + ": " + e, e);
        }
    }

    private static void checkNothingLost(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new StorageException("the store " + file + " is missing or empty, but its write-ahead log " + log
                    + " is there and holds acknowledged writes; put the file back beside it,"
                    + " or move the log away to begin anew");
        }
    }
}
