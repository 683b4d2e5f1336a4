package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;

/** What SQLite and PostgreSQL do each in their own way; the log's statements are the same in both. */
interface Database extends AutoCloseable {

    /** Does the work in one transaction, alone among all writers of all processes; durable once this has returned. */
    <T> T write(SqlWork<T> work) throws SQLException;

    /** Does the work on one snapshot, which has every write that returned before. */
    <T> T read(SqlWork<T> work) throws SQLException;

    /** Lets other processes know, when the running transaction commits, that the log has grown. */
    void announce(Connection connection) throws SQLException;

    /** Whether no other process writes, so that the committer knows the last revision. */
    boolean exclusive();

    /** Says what failed and what to do about it. */
    StorageException failure(String doing, Throwable cause);

    @Override
    void close();
}
