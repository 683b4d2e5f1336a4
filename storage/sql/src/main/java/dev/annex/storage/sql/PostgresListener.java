package dev.annex.storage.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, on a connection of its own, for other processes to announce that the log has grown. */
final class PostgresListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);

    private static final int WAIT_MILLIS = 10_000;
    private static final int VALID_SECONDS = 5;
    private static final long RETRY_SECONDS = 1;

    private final PostgresDatabase database;
    private final Runnable grown;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    PostgresListener(PostgresDatabase database, Runnable grown) {
        this.database = database;
        this.grown = grown;
        this.thread = new Thread(this::run, "annex-postgresql-listener");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (Connection listening = connect()) {
                connection = listening;
                // what was announced while nobody listened
                grown.run();
                listen(listening);
            } catch (SQLException e) {
                if (!closed) {
                    LOG.warn("not told of other servers' writes, looking for them instead: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        PostgresSettings settings = database.settings();
        Properties properties = new Properties();
        if (settings.username() != null) {
            properties.setProperty("user", settings.username());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        properties.setProperty("ApplicationName", "annex-listener");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        Connection made = DriverManager.getConnection(settings.url(), properties);
        try (Statement statement = made.createStatement()) {
            statement.execute("LISTEN " + database.channel());
            return made;
        } catch (SQLException e) {
            made.close();
            throw e;
        }
    }

    private void listen(Connection listening) throws SQLException {
        PGConnection notified = listening.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = notified.getNotifications(WAIT_MILLIS);
            if (notifications == null || notifications.length == 0) {
                if (!listening.isValid(VALID_SECONDS)) {
                    throw new SQLException("the connection is dead");
                }
                continue;
            }
            for (PGNotification notification : notifications) {
                if (!database.sender().equals(notification.getParameter())) {
                    grown.run();
                    break;
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(RETRY_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Connection listening = connection;
        if (listening != null) {
            try {
                // closing it in good order would wait for the thread that waits for notifications
                listening.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("cannot close the listening connection: {}", e.toString());
            }
        }
    }
}
