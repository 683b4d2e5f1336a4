package dev.annex.storage.etcd;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an etcd.
 *
 * @param endpoints the members' client URLs, all {@code http://} or all {@code https://}
 * @param keyPrefix stands before every key, so that several stores can share an etcd; empty for none
 * @param home what the keys of all objects begin with after that, and what the user has a right to read and write
 * @param login the user to log in as; null without authentication
 * @param tls what to trust and to show; null for what Java trusts
 * @param timeout how long an answer may take
 */
public record EtcdSettings(
        List<String> endpoints,
        String keyPrefix,
        String home,
        @Nullable Login login,
        @Nullable Tls tls,
        Duration timeout) {

    private static final String HOME = "/registry/";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Checks the endpoints, of which there is at least one, and that they suit the files for TLS. */
    public EtcdSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException(
                    "etcd needs at least one endpoint; set annex.storage.etcd.endpoints, as in https://etcd-0:2379");
        }
        endpoints.forEach(EtcdSettings::check);
        if (endpoints.stream().map(EtcdSettings::secure).distinct().count() > 1) {
            throw new IllegalArgumentException("annex.storage.etcd.endpoints are " + String.join(", ", endpoints)
                    + "; either all have to be http:// or all https://");
        }
        if (tls != null && !secure(endpoints.get(0))) {
            throw new IllegalArgumentException("annex.storage.etcd.tls is set, and annex.storage.etcd.endpoints are "
                    + String.join(", ", endpoints) + "; write https://, or leave the files out");
        }
    }

    private static void check(String endpoint) {
        URI uri;
        try {
            uri = new URI(endpoint);
        } catch (URISyntaxException e) {
            throw wrong(endpoint, e);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getPort() < 0) {
            throw wrong(endpoint, null);
        }
    }

    private static IllegalArgumentException wrong(String endpoint, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "annex.storage.etcd.endpoints has " + endpoint
                        + "; each has to be a URL with a port, as in https://etcd-0:2379",
                cause);
    }

    private static boolean secure(String endpoint) {
        return endpoint.startsWith("https:");
    }

    /** Whether connections are encrypted. */
    boolean secure() {
        return secure(endpoints.get(0));
    }

    /**
     * A user of etcd's own authentication.
     *
     * @param username the name
     * @param password the password
     */
    public record Login(String username, String password) {

        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /**
     * Files in PEM form.
     *
     * @param caFile the authorities that the members' certificates come from; null for those that Java trusts
     * @param certFile the certificate to show; null for none
     * @param keyFile its key, in PKCS#8; null for none
     */
    public record Tls(
            @Nullable Path caFile,
            @Nullable Path certFile,
            @Nullable Path keyFile) {

        /** Checks that certificate and key come together. */
        public Tls {
            if ((certFile == null) != (keyFile == null)) {
                throw new IllegalArgumentException("a client certificate for etcd needs both its files;"
                        + " set annex.storage.etcd.tls.cert-file and annex.storage.etcd.tls.key-file, or neither");
            }
        }
    }

    /** The settings for members that ask for nothing. */
    public static EtcdSettings of(String... endpoints) {
        return new EtcdSettings(List.of(endpoints), "", HOME, null, null, TIMEOUT);
    }

    /** These settings with a prefix before every key. */
    public EtcdSettings withKeyPrefix(String prefix) {
        return new EtcdSettings(endpoints, prefix, home, login, tls, timeout);
    }

    /** These settings with objects elsewhere than under {@code /registry/}. */
    public EtcdSettings withHome(String keys) {
        return new EtcdSettings(endpoints, keyPrefix, keys, login, tls, timeout);
    }

    /** These settings with a user. */
    public EtcdSettings withLogin(@Nullable Login user) {
        return new EtcdSettings(endpoints, keyPrefix, home, user, tls, timeout);
    }

    /** These settings with files for TLS. */
    public EtcdSettings withTls(@Nullable Tls files) {
        return new EtcdSettings(endpoints, keyPrefix, home, login, files, timeout);
    }

    /** These settings with another patience. */
    public EtcdSettings withTimeout(Duration patience) {
        return new EtcdSettings(endpoints, keyPrefix, home, login, tls, patience);
    }
}
