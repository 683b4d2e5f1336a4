package dev.annex.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.annex.storage.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database with connections that read and one that writes.
 *
 * <p>Writers of all processes take turns by an advisory lock that is held until the commit is visible, so that revisions
 * rise in commit order and a snapshot with a revision has all below it.
 */
final class PostgresDatabase implements Database {

    private static final int LEAST_VERSION = 140_000;
    private static final int LOCK_SPACE = 0x416e7873;
    private static final long CONNECT_MILLIS = 10_000;

    /** A process that hangs in a transaction must not keep the others from writing for ever. */
    private static final String WRITER_SETUP = "SET lock_timeout = '20s';"
            + " SET idle_in_transaction_session_timeout = '30s';"
            + " SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    private final PostgresSettings settings;
    private final HikariDataSource readers;
    private final HikariDataSource writer;
    private final String sender = UUID.randomUUID().toString();
    private final int lock;

    private PostgresDatabase(PostgresSettings settings, HikariDataSource readers, HikariDataSource writer)
            throws SQLException {
        this.settings = settings;
        this.readers = readers;
        this.writer = writer;
        try (Connection connection = readers.getConnection()) {
            check(connection);
            // one lock and one channel for each schema, so that a database can hold several stores
            this.lock = Integer.parseInt(text(connection, "SELECT hashtext(current_schema())"));
            connection.rollback();
        }
    }

    static PostgresDatabase open(PostgresSettings settings) {
        HikariDataSource readers = null;
        HikariDataSource writer = null;
        try {
            // one more than there are reading threads, for telling watchers of what other processes wrote
            readers = pool(settings, "read", settings.poolSize() + 1);
            writer = pool(settings, "write", 1);
            PostgresDatabase database = new PostgresDatabase(settings, readers, writer);
            database.write(connection -> {
                Schema.POSTGRES.migrate(connection, "the database " + settings.where());
                return settings;
            });
            return database;
        } catch (SQLException | StorageException | PoolInitializationException e) {
            close(readers);
            close(writer);
            throw e instanceof StorageException known ? known : PostgresFailures.of(settings, "open a store", e);
        }
    }

    private static HikariDataSource pool(PostgresSettings settings, String use, int size) {
        boolean reads = use.equals("read");
        HikariConfig config = new HikariConfig();
        config.setPoolName("annex-postgresql-" + use);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        config.setAutoCommit(false);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setReadOnly(reads);
        config.setTransactionIsolation(reads ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
        if (!reads) {
            config.setConnectionInitSql(WRITER_SETUP);
        }
        // what the URL says comes first
        config.addDataSourceProperty("ApplicationName", "annex");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    private void check(Connection connection) throws SQLException {
        int version = Integer.parseInt(text(connection, "SHOW server_version_num"));
        if (version < LEAST_VERSION) {
            throw new StorageException("the database " + settings.where() + " is PostgreSQL "
                    + text(connection, "SHOW server_version") + "; 14 or newer is needed");
        }
        String encoding = text(connection, "SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new StorageException("the database " + settings.where() + " has the encoding " + encoding
                    + "; create one with ENCODING 'UTF8', as keys are ordered by their UTF-8 bytes");
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    PostgresSettings settings() {
        return settings;
    }

    String channel() {
        return "annex_log_" + Integer.toHexString(lock);
    }

    /** Marks the announcements of this process, which need not listen to itself. */
    String sender() {
        return sender;
    }

    @Override
    public <T> T write(SqlWork<T> work) throws SQLException {
        return transact(writer, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
                statement.setInt(1, LOCK_SPACE);
                statement.setInt(2, lock);
                statement.execute();
            }
            return work.run(connection);
        });
    }

    @Override
    public <T> T read(SqlWork<T> work) throws SQLException {
        return transact(readers, work);
    }

    private static <T> T transact(HikariDataSource pool, SqlWork<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void announce(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, channel());
            statement.setString(2, sender);
            statement.execute();
        }
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public StorageException failure(String doing, Throwable cause) {
        return PostgresFailures.of(settings, doing, cause);
    }

    @Override
    public void close() {
        close(readers);
        close(writer);
    }

    private static void close(@Nullable HikariDataSource pool) {
        if (pool != null) {
            pool.close();
        }
    }
}
