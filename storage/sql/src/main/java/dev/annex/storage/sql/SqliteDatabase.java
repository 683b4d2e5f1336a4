package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** An SQLite file with one connection that writes and some that read. */
final class SqliteDatabase implements Database {

    /** "Anxs": tells an Annex store from other SQLite files. */
    private static final int APPLICATION_ID = 0x416e7873;

    private static final int CACHE_KIB = 16 * 1024;
    private static final int BUSY_MILLIS = 30_000;
    private static final int WAL_LIMIT_BYTES = 64 << 20;

    private final Path file;
    private final ProcessLock lock;
    private final Connection writer;
    private final List<Connection> allReaders = new ArrayList<>();
    private final BlockingQueue<Connection> readers;

    private SqliteDatabase(Path file, ProcessLock lock, Connection writer, int readerCount) throws SQLException {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.readers = new ArrayBlockingQueue<>(readerCount);
        for (int i = 0; i < readerCount; i++) {
            Connection reader = connect(file);
            allReaders.add(reader);
            readers.add(reader);
        }
    }

    /** Opens the file, or makes it; the lock is this database's from now on. */
    static SqliteDatabase open(Path file, ProcessLock lock, int readerCount) {
        Connection writer = null;
        try {
            writer = connect(file);
            prepare(file, writer);
            return new SqliteDatabase(file, lock, writer, readerCount);
        } catch (SQLException | StorageException e) {
            if (writer != null) {
                close(writer, e);
            }
            throw e instanceof StorageException known ? known : SqliteFailures.of(file, "open", e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setJournalSizeLimit(WAL_LIMIT_BYTES);
        config.setPragma(SQLiteConfig.Pragma.FULL_SYNC, "true");
        return DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    }

    private static void prepare(Path file, Connection writer) throws SQLException {
        boolean hasTables = number(writer, "SELECT COUNT(*) FROM sqlite_schema") > 0;
        if (hasTables && number(writer, "PRAGMA application_id") != APPLICATION_ID) {
            throw new StorageException("the store " + file + " is an SQLite file of another application;"
                    + " choose another file with annex.storage.embedded.path");
        }
        checkSound(file, writer);
        transact(writer, "BEGIN IMMEDIATE", connection -> {
            execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
            Schema.SQLITE.migrate(connection, "the store " + file);
            return file;
        });
    }

    /**
     * Does the work between a BEGIN and a COMMIT of our own: SQLite rolls back by itself when the disk is full, and the
     * driver's own transactions would go on as if it had not.
     */
    private static <T> T transact(Connection connection, String begin, SqlWork<T> work) throws SQLException {
        execute(connection, begin);
        try {
            T result = work.run(connection);
            execute(connection, "COMMIT");
            return result;
        } catch (Throwable e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void checkSound(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            rows.next();
            String finding = rows.getString(1);
            if (!"ok".equals(finding)) {
                throw new StorageException("the store " + file + " is damaged: " + finding
                        + "; keep a copy of it, and restore a backup or run sqlite3's .recover");
            }
        }
    }

    @Override
    public <T> T write(SqlWork<T> work) throws SQLException {
        return transact(writer, "BEGIN IMMEDIATE", work);
    }

    @Override
    public <T> T read(SqlWork<T> work) throws SQLException {
        Connection reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting to read the store " + file, e);
        }
        try {
            return transact(reader, "BEGIN DEFERRED", work);
        } finally {
            readers.add(reader);
        }
    }

    Path file() {
        return file;
    }

    /** Writes the current snapshot of a store to an empty file; the store may be in use, here or elsewhere. */
    static void copy(Path file, Path target) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
            if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
                throw new StorageException("the file " + file + " is no store of Annex");
            }
            try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, target.toString());
                statement.execute();
            }
        }
    }

    @Override
    public void announce(Connection connection) {
        // no other process has the file
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public StorageException failure(String doing, Throwable cause) {
        return SqliteFailures.of(file, doing, cause);
    }

    @Override
    public void close() {
        StorageException failure = new StorageException("cannot close the store " + file);
        for (Connection reader : allReaders) {
            close(reader, failure);
        }
        close(writer, failure);
        lock.close();
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private static void close(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
