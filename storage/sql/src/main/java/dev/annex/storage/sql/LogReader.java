package dev.annex.storage.sql;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the state from the log. */
final class LogReader {

    private static final String HEAD = "SELECT (SELECT MAX(revision) FROM annex_log),"
            + " (SELECT number FROM annex_meta WHERE name = 'compact_revision')";

    private static final String GET =
            "SELECT key, value, revision, deleted FROM annex_log WHERE key = ? ORDER BY revision DESC LIMIT 1";

    private LogReader() {}

    static Head head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            long compacted = rows.getLong(2);
            // the rows of deletions go with compaction, so that the log alone may end earlier
            return new Head(Math.max(rows.getLong(1), compacted), compacted);
        }
    }

    static Optional<Entry> get(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GET)) {
            statement.setString(1, KeyText.of(key));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && !rows.getBoolean(4) ? Optional.of(entry(rows)) : Optional.empty();
            }
        }
    }

    /** What is under the keys now. */
    static Map<String, Entry> current(Connection connection, Collection<String> keys) throws SQLException {
        Map<String, Entry> current = new HashMap<>();
        if (keys.size() == 1) {
            get(connection, keys.iterator().next()).ifPresent(entry -> current.put(entry.key(), entry));
            return current;
        }
        List<String> padded = padded(keys);
        try (PreparedStatement statement = connection.prepareStatement(currentSql(padded.size()))) {
            for (int i = 0; i < padded.size(); i++) {
                statement.setString(i + 1, KeyText.of(padded.get(i)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Entry entry = entry(rows);
                    current.put(entry.key(), entry);
                }
            }
        }
        return current;
    }

    /** Few lengths make few statements, which the database then knows already. */
    private static List<String> padded(Collection<String> keys) {
        List<String> padded = new ArrayList<>(keys);
        int size = 4;
        while (size < padded.size()) {
            size *= 4;
        }
        while (padded.size() < size) {
            padded.add(padded.get(0));
        }
        return padded;
    }

    private static String currentSql(int keys) {
        return "WITH wanted(key) AS (VALUES (?)" + ", (?)".repeat(keys - 1) + ")"
                + " SELECT l.key, l.value, l.revision FROM wanted JOIN annex_log l ON l.revision ="
                + " (SELECT n.revision FROM annex_log n WHERE n.key = wanted.key ORDER BY n.revision DESC LIMIT 1)"
                + " WHERE NOT l.deleted";
    }

    /** The state of a stretch of keys at a revision that can be read. */
    static Range range(Connection connection, KeyBounds bounds, long revision, int limit) throws SQLException {
        String sql = "SELECT l.key, l.value, l.revision FROM annex_log l WHERE " + bounds.condition("l.key")
                + " AND l.revision <= ? AND NOT l.deleted AND NOT EXISTS (SELECT 1 FROM annex_log n"
                + " WHERE n.key = l.key AND n.revision > l.revision AND n.revision <= ?) ORDER BY l.key"
                + (limit > 0 ? " LIMIT ?" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = bind(statement, bounds);
            statement.setLong(next++, revision);
            statement.setLong(next++, revision);
            if (limit > 0) {
                statement.setLong(next, limit + 1L);
            }
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery()) {
                return page(rows, revision, limit);
            }
        }
    }

    private static Range page(ResultSet rows, long revision, int limit) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        while (rows.next()) {
            if (limit > 0 && entries.size() == limit) {
                return new Range(revision, entries, true);
            }
            entries.add(entry(rows));
        }
        return new Range(revision, entries, false);
    }

    /** Sets the parameters of a stretch of keys, and gives the number of the next one. */
    static int bind(PreparedStatement statement, KeyBounds bounds) throws SQLException {
        statement.setString(1, bounds.from());
        if (bounds.to() == null) {
            return 2;
        }
        statement.setString(2, bounds.to());
        return 3;
    }

    private static Entry entry(ResultSet rows) throws SQLException {
        return new Entry(KeyText.key(rows.getString(1)), bytes(rows, 2), rows.getLong(3));
    }

    static byte[] bytes(ResultSet rows, int column) throws SQLException {
        byte[] value = rows.getBytes(column);
        return value == null ? new byte[0] : value;
    }
}
