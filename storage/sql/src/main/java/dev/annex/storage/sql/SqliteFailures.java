package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what failed in SQLite's file, and what to do about it. */
final class SqliteFailures {

    private SqliteFailures() {}

    static StorageException of(Path file, String doing, Throwable cause) {
        String advice = cause instanceof SQLiteException sqlite ? advice(sqlite.getResultCode()) : "";
        return new StorageException("cannot " + doing + " in the store " + file + ": " + cause + advice, cause);
    }

    private static String advice(SQLiteErrorCode code) {
        // the low byte is the class of the error
        return switch (code.code & 0xff) {
            case 13 -> "; the disk is full: free some space, nothing that was acknowledged is lost";
            case 8 -> "; the file or its folder is read-only: make both writable for the server's user";
            case 10 ->
                "; the disk failed or is full: look at the system's log, nothing that was acknowledged is lost"
                        + " if the disk keeps what it synced";
            case 11, 26 -> "; the file is damaged: keep a copy, and restore a backup or run sqlite3's .recover";
            case 14 -> "; the file cannot be opened: look at its permissions and at those of its folder";
            default -> "";
        };
    }
}
