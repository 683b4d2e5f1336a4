package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.time.Duration;

/**
 * The back end on PostgreSQL 14 or newer, for any number of server processes on one database.
 *
 * <p>A write is acknowledged when PostgreSQL has committed it with {@code synchronous_commit} on, or whatever stricter
 * the server is set to. Each process commits many writes at a time, and processes take turns. A process tells its
 * watchers of its own writes at once, and of those of others when they are announced ({@code LISTEN}), or half a second
 * later where announcements get lost, as behind a pool that shares connections between transactions. The tables are made,
 * and brought up to date, in the schema that comes first in the role's search path; each schema holds one store.
 *
 * <p>Backups are the database's own. After a restoration to an earlier time, before the servers start again, raise the
 * revision so that clients notice: {@code DELETE FROM annex_log l WHERE deleted OR EXISTS (SELECT 1 FROM annex_log n WHERE
 * n.key = l.key AND n.revision > l.revision); UPDATE annex_meta SET number = (SELECT MAX(revision) + 1000000000 FROM
 * annex_log) WHERE name = 'compact_revision'}.
 */
public final class PostgresStorage extends LogStorage {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    private final PostgresListener listener;

    private PostgresStorage(PostgresDatabase database, int readers) {
        super("annex-postgresql", database, readers);
        this.listener = new PostgresListener(database, fanout()::look);
        fanout().lookEvery(LOOK_INTERVAL);
    }

    /**
     * Connects to a database, and makes its tables or brings them up to date.
     *
     * @throws StorageException if it cannot be reached, is too old, does not speak UTF-8 or lacks a right; says what to do
     */
    public static PostgresStorage open(PostgresSettings settings) {
        PostgresDatabase database = PostgresDatabase.open(settings);
        try {
            return new PostgresStorage(database, settings.poolSize());
        } catch (StorageException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public void close() {
        listener.close();
        super.close();
    }
}
