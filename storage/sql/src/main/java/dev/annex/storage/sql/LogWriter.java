package dev.annex.storage.sql;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Lengthens the log at its end, and thins it out at its beginning. */
final class LogWriter {

    private static final String APPEND =
            "INSERT INTO annex_log (revision, key, value, deleted, prev_revision) VALUES (?, ?, ?, ?, ?)";

    private static final String FORGET_OVERWRITTEN = "DELETE FROM annex_log WHERE revision IN (SELECT prev_revision"
            + " FROM annex_log WHERE revision > ? AND revision <= ? AND prev_revision > 0)";

    private static final String FORGET_DELETIONS =
            "DELETE FROM annex_log WHERE revision > ? AND revision <= ? AND deleted";

    private static final String MARK = "UPDATE annex_meta SET number = ? WHERE name = 'compact_revision'";

    private LogWriter() {}

    static void append(Connection connection, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (Event event : events) {
                Entry previous = event.previous();
                statement.setLong(1, event.revision());
                statement.setString(2, KeyText.of(event.key()));
                statement.setBytes(3, event.value());
                statement.setBoolean(4, event.value() == null);
                statement.setLong(5, previous == null ? 0 : previous.revision());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Moves the compact revision on. Each row that is forgotten is named by the one that took its place. */
    static void compact(Connection connection, long from, long to) throws SQLException {
        update(connection, FORGET_OVERWRITTEN, from, to);
        update(connection, FORGET_DELETIONS, from, to);
        mark(connection, to);
    }

    /** Sets the compact revision, and with it the least that the next revision can follow. */
    static void mark(Connection connection, long revision) throws SQLException {
        update(connection, MARK, revision);
    }

    private static void update(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
