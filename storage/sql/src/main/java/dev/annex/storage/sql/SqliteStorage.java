package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.nio.file.Path;

/**
 * The embedded back end: one SQLite file, nothing to install, for one server process.
 *
 * <p>A write is acknowledged when it is synced to the disk, so that it outlives the process and, as far as the disk keeps
 * what it synced, the machine. Writes that come in together share a sync. Watchers are told of a write before it is
 * acknowledged. The file stands on a local disk, together with two of SQLite's own ({@code -wal}, {@code -shm}) and one
 * that keeps other processes off ({@code .lock}); network file systems will not do. After compaction the file does not
 * shrink, it is filled up again.
 *
 * <p>To back up a running server call {@link #backup}; a plain copy of the file alone is no backup. To restore, stop the
 * server, move the damaged file away with its {@code -wal} and {@code -shm}, and call {@link #restore}.
 */
public final class SqliteStorage extends LogStorage {

    private static final int READERS = 4;

    private final SqliteDatabase sqlite;

    private SqliteStorage(SqliteDatabase sqlite) {
        super("annex-sqlite", sqlite, READERS);
        this.sqlite = sqlite;
    }

    /**
     * Opens the store in a file, or begins a new one.
     *
     * @param file the file, in a folder that exists
     * @throws StorageException if another process has the store, if the file is damaged or something else, or if the
     *     folder is missing or read-only; says what to do
     */
    public static SqliteStorage open(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        SqliteFile.checkFolder(absolute);
        ProcessLock lock = ProcessLock.of(absolute);
        try {
            SqliteFile.checkContent(absolute);
            return new SqliteStorage(SqliteDatabase.open(absolute, lock, READERS));
        } catch (StorageException e) {
            lock.close();
            throw e;
        }
    }

    /** The file, absolute. */
    public Path file() {
        return sqlite.file();
    }

    /**
     * Writes a copy of the store, as it is now, to a file that does not exist yet. Readers and writers go on meanwhile.
     * Blocks until the copy is synced.
     *
     * @throws StorageException if the file exists or cannot be written
     */
    public void backup(Path target) {
        backup(file(), target);
    }

    /**
     * As {@link #backup(Path)}, for a store that another process may have open.
     *
     * @throws StorageException if there is no such store, or if the target exists or cannot be written
     */
    public static void backup(Path file, Path target) {
        SqliteBackup.take(
                file.toAbsolutePath().normalize(), target.toAbsolutePath().normalize());
    }

    /**
     * Makes a backup the store in a file that does not exist yet. History ends with it, and revisions go on far above
     * those of the backup: clients that saw the time that is lost are told to list anew, rather than never to notice.
     *
     * @throws StorageException if a process has a store under that name, if the file exists, if the backup is damaged, or
     *     if something cannot be written
     */
    public static void restore(Path backup, Path file) {
        SqliteBackup.restore(
                backup.toAbsolutePath().normalize(), file.toAbsolutePath().normalize());
    }
}
