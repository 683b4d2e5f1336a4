package dev.annex.storage.sql;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the log, as watchers are told of it.
 *
 * @param upTo the revision up to which the piece is whole
 * @param events its writes, in order
 */
record LogHistory(long upTo, List<Event> events) {

    private static final int MOST_EVENTS = 1000;
    private static final long MOST_BYTES = 8L << 20;

    /** Reads the writes to a stretch of keys above one revision and up to another, or the first part of them. */
    static LogHistory read(Connection connection, KeyBounds bounds, long after, long upTo) throws SQLException {
        String sql = "SELECT l.key, l.value, l.revision, l.deleted, l.prev_revision, p.value FROM annex_log l"
                + " LEFT JOIN annex_log p ON p.revision = l.prev_revision WHERE " + bounds.condition("l.key")
                + " AND l.revision > ? AND l.revision <= ? ORDER BY l.revision LIMIT " + MOST_EVENTS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = LogReader.bind(statement, bounds);
            statement.setLong(next++, after);
            statement.setLong(next, upTo);
            statement.setFetchSize(50);
            try (ResultSet rows = statement.executeQuery()) {
                return collect(rows, upTo);
            }
        }
    }

    private static LogHistory collect(ResultSet rows, long upTo) throws SQLException {
        List<Event> events = new ArrayList<>();
        long bytes = 0;
        while (rows.next()) {
            Event event = event(rows);
            events.add(event);
            byte[] value = event.value();
            Entry previous = event.previous();
            bytes += (value == null ? 0 : value.length) + (previous == null ? 0 : previous.value().length);
            if (events.size() == MOST_EVENTS || bytes > MOST_BYTES) {
                return new LogHistory(event.revision(), events);
            }
        }
        return new LogHistory(upTo, events);
    }

    private static Event event(ResultSet rows) throws SQLException {
        String key = KeyText.key(rows.getString(1));
        boolean deleted = rows.getBoolean(4);
        long before = rows.getLong(5);
        byte @Nullable [] value = deleted ? null : LogReader.bytes(rows, 2);
        Entry previous = before == 0 ? null : new Entry(key, LogReader.bytes(rows, 6), before);
        return new Event(key, rows.getLong(3), value, previous);
    }
}
