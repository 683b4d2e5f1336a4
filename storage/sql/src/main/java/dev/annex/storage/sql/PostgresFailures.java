package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.sql.SQLException;

/** Says what failed in PostgreSQL, and what to do about it. */
final class PostgresFailures {

    private static final String TLS = "; look at sslmode, sslrootcert, sslcert and sslkey in"
            + " annex.storage.postgresql.url, and at the server's certificate";

    private PostgresFailures() {}

    static StorageException of(PostgresSettings settings, String doing, Throwable failure) {
        Throwable cause = known(failure);
        String state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        return new StorageException(
                "cannot " + doing + " in the database " + settings.where() + ": " + cause.getMessage()
                        + (isTls(cause) ? TLS : advice(state)),
                failure);
    }

    /** The pool wraps what the database said. */
    private static Throwable known(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return each;
            }
        }
        return failure;
    }

    private static boolean isTls(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("SSL");
    }

    private static String advice(String state) {
        return switch (state) {
            case "25006" ->
                "; it is a standby: connect to the primary, as with targetServerType=primary in"
                        + " annex.storage.postgresql.url";
            case "28000", "28P01" -> "; look at annex.storage.postgresql.username and -password";
            case "3D000" -> "; create the database, or name another in annex.storage.postgresql.url";
            case "42501" -> "; the role needs to own its schema: GRANT CREATE, USAGE ON SCHEMA ... TO the role";
            case "53100" -> "; the disk of the server is full: free some space, nothing that was acknowledged is lost";
            case "53300" -> "; raise max_connections of the server, or lower annex.storage.postgresql.pool-size";
            case "55P03" -> "; another server of this store held its lock for too long: is one hanging?";
            default ->
                state.startsWith("08") ? "; is the server running, and is annex.storage.postgresql.url right?" : "";
        };
    }
}
