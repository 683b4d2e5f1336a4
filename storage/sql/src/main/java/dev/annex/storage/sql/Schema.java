package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how those of earlier versions become those of this one. Version n is reached by step n; a step that
 * has been released is never changed.
 */
record Schema(List<List<String>> steps) {

    private static final String META = "CREATE TABLE annex_meta (name VARCHAR(64) PRIMARY KEY, number BIGINT NOT NULL)";
    private static final String COMPACTED = "INSERT INTO annex_meta (name, number) VALUES ('compact_revision', 1)";
    private static final String BY_KEY = "CREATE UNIQUE INDEX annex_log_by_key ON annex_log (key, revision)";

    static final Schema SQLITE = new Schema(List.of(List.of(
            "CREATE TABLE annex_log (revision INTEGER PRIMARY KEY, key TEXT NOT NULL, value BLOB,"
                    + " deleted BOOLEAN NOT NULL, prev_revision INTEGER NOT NULL)",
            BY_KEY,
            META,
            COMPACTED)));

    static final Schema POSTGRES = new Schema(List.of(List.of(
            "CREATE TABLE annex_log (revision BIGINT PRIMARY KEY, key TEXT COLLATE \"C\" NOT NULL, value BYTEA,"
                    + " deleted BOOLEAN NOT NULL, prev_revision BIGINT NOT NULL)",
            // objects are rarely smaller compressed than what compressing them costs each write
            "ALTER TABLE annex_log ALTER COLUMN value SET STORAGE EXTERNAL",
            BY_KEY,
            META,
            COMPACTED)));

    /** Brings the tables up to date, inside the running transaction. */
    void migrate(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS annex_schema (version INTEGER PRIMARY KEY)");
        }
        int version = version(connection);
        if (version > steps.size()) {
            throw new StorageException(where + " was written by a newer version of Annex (schema " + version
                    + ", this one knows " + steps.size() + "); run that version, or restore a backup from before it");
        }
        for (int step = version + 1; step <= steps.size(); step++) {
            take(connection, step);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM annex_schema")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void take(Connection connection, int step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : steps.get(step - 1)) {
                statement.execute(sql);
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO annex_schema (version) VALUES (?)")) {
            statement.setInt(1, step);
            statement.executeUpdate();
        }
    }
}
