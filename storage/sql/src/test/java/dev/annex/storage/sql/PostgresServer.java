package dev.annex.storage.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A real PostgreSQL, with a schema for each store. */
final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer start() throws IOException {
        return start(Map.of());
    }

    static PostgresServer start(Map<String, String> configuration) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
        configuration.forEach(builder::setServerConfig);
        return new PostgresServer(builder.start());
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
