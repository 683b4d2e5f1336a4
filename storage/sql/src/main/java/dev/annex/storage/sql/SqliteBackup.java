package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** Copies a store to a new file while it is in use, and makes such a copy a store again. */
final class SqliteBackup {

    /** More than any store writes between a backup and its restoration. */
    private static final long LEAP = 1_000_000_000;

    private SqliteBackup() {}

    /** Copies the store as it is now, whichever process has it; the copy can be read by whoever can read the store. */
    static void take(Path store, Path target) {
        if (Files.notExists(store)) {
            throw new StorageException("there is no store " + store
                    + " to back up; annex.storage.embedded.path has to be that of the server");
        }
        create(target, store);
        try {
            SqliteDatabase.copy(store, target);
            try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (SQLException | IOException | StorageException e) {
            delete(target);
            throw failure(store, "back up to " + target, e);
        }
    }

    private static void create(Path target, Path store) {
        try {
            Files.createFile(target, readableAs(store));
        } catch (FileAlreadyExistsException e) {
            throw new StorageException("the backup " + target + " exists already; name a new file", e);
        } catch (IOException e) {
            throw failure(store, "back up to " + target, e);
        }
    }

    private static StorageException failure(Path store, String doing, Exception cause) {
        return cause instanceof StorageException known ? known : SqliteFailures.of(store, doing, cause);
    }

    private static FileAttribute<?>[] readableAs(Path store) throws IOException {
        boolean posix = store.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(store))}
                : new FileAttribute<?>[0];
    }

    /** Makes a backup the store in a file that does not exist yet; no process may have that store meanwhile. */
    static void restore(Path backup, Path store) {
        SqliteFile.checkFolder(store);
        try (ProcessLock lock = ProcessLock.of(store)) {
            if (Files.exists(store)) {
                throw new StorageException("the store " + store + " exists already; move it away first, with its -wal"
                        + " and -shm, so that nothing is lost should the backup be the wrong one");
            }
            SqliteFile.checkContent(store);
            Path copy = store.resolveSibling(store.getFileName() + ".restoring");
            try {
                Files.copy(backup, copy, StandardCopyOption.REPLACE_EXISTING);
                leap(copy);
                Files.move(copy, store, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(copy);
                delete(ProcessLock.file(copy));
            }
        } catch (SQLException | IOException e) {
            throw failure(store, "restore " + backup, e);
        }
    }

    private static void leap(Path copy) throws SQLException {
        try (SqliteStorage storage = SqliteStorage.open(copy)) {
            storage.database().write(connection -> {
                Head head = LogReader.head(connection);
                LogWriter.compact(connection, head.compacted(), head.revision() + LEAP);
                return head;
            });
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StorageException("cannot delete " + file + ", which was begun in vain: " + e, e);
        }
    }
}
