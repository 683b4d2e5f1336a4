package dev.annex.storage.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, with a schema for each store. */
final class PostgresServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);

    private final @Nullable Path data;
    private EmbeddedPostgres server;

    private PostgresServer(@Nullable Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** Starts one that forgets everything in the end, and syncs nothing. */
    static PostgresServer start() throws IOException {
        return start(Map.of());
    }

    /** The same with settings of the server. */
    static PostgresServer start(Map<String, String> configuration) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(TO_START);
        configuration.forEach(builder::setServerConfig);
        return new PostgresServer(null, builder.start());
    }

    /** Starts one that can be killed, on data of its own. */
    static PostgresServer startDurable(Path data) throws IOException {
        return new PostgresServer(data, durable(data, 0));
    }

    private static EmbeddedPostgres durable(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(TO_START)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on");
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    /** Kills all its processes with SIGKILL, and starts it anew on the same port. */
    void killAndRestart() throws IOException {
        if (data == null) {
            throw new IllegalStateException("this server keeps nothing");
        }
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        // what is left of it here holds this lock, and would complain of a server that it cannot stop
        Files.delete(data.resolve("epg-lock"));
        server = durable(data, server.getPort());
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The settings for the store of a folder, whose schema is made if need be. */
    PostgresSettings settings(Path folder) {
        String schema =
                String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        return settings("postgres", schema);
    }

    PostgresSettings settings(String database, String schema) {
        String url = server.getJdbcUrl("postgres", database) + "&currentSchema=" + schema;
        return new PostgresSettings(url, "postgres", "postgres", 4);
    }

    void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
