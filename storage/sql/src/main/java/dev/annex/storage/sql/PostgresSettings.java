package dev.annex.storage.sql;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a PostgreSQL database.
 *
 * @param url the JDBC URL, {@code jdbc:postgresql://host:port/database} with the driver's own parameters; those for TLS
 *     ({@code sslmode=verify-full}, {@code sslrootcert}) and the schema ({@code currentSchema}) among them
 * @param username the role; null for what the URL says
 * @param password its password; null for what the URL says
 * @param poolSize how many connections read at once; three more write, listen and follow what others write
 */
public record PostgresSettings(
        String url, @Nullable String username, @Nullable String password, int poolSize) {

    /** How many connections read by default. */
    public static final int POOL_SIZE = 8;

    /** Checks the URL's form and that there are connections. */
    public PostgresSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("annex.storage.postgresql.url has to look like"
                    + " jdbc:postgresql://host:5432/database, but begins otherwise");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("annex.storage.postgresql.pool-size has to be at least 1");
        }
    }

    /** The settings with a pool of the default size. */
    public static PostgresSettings of(String url, @Nullable String username, @Nullable String password) {
        return new PostgresSettings(url, username, password, POOL_SIZE);
    }

    /** The URL without its parameters, which may hold a password. */
    String where() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return "PostgresSettings[url=" + where() + ", username=" + username + ", poolSize=" + poolSize + "]";
    }
}
