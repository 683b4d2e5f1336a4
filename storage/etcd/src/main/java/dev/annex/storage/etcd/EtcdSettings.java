package dev.annex.storage.etcd;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an etcd.
 *
 * @param endpoints the members' client URLs, {@code http://} or {@code https://}
 * @param keyPrefix stands before every key, so that several stores can share an etcd; empty for none
 * @param login the user to log in as; null without authentication
 * @param tls what to trust and to show; null for what Java trusts
 * @param timeout how long an answer may take
 * @param oldServersAllowed whether to put up with versions before 3.4.25 and 3.5.8, whose progress notifications may
 *     overtake events, so that a list right after a write can miss it
 */
public record EtcdSettings(
        List<String> endpoints,
        String keyPrefix,
        @Nullable Login login,
        @Nullable Tls tls,
        Duration timeout,
        boolean oldServersAllowed) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Copies the endpoints, of which there is at least one. */
    public EtcdSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException(
                    "etcd needs at least one endpoint; set annex.storage.etcd.endpoints, as in https://etcd-0:2379");
        }
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
        return new EtcdSettings(List.of(endpoints), "", null, null, TIMEOUT, false);
    }

    /** These settings with a prefix before every key. */
    public EtcdSettings withKeyPrefix(String prefix) {
        return new EtcdSettings(endpoints, prefix, login, tls, timeout, oldServersAllowed);
    }

    /** These settings with a user. */
    public EtcdSettings withLogin(@Nullable Login user) {
        return new EtcdSettings(endpoints, keyPrefix, user, tls, timeout, oldServersAllowed);
    }

    /** These settings with files for TLS. */
    public EtcdSettings withTls(@Nullable Tls files) {
        return new EtcdSettings(endpoints, keyPrefix, login, files, timeout, oldServersAllowed);
    }

    /** These settings with another patience. */
    public EtcdSettings withTimeout(Duration patience) {
        return new EtcdSettings(endpoints, keyPrefix, login, tls, patience, oldServersAllowed);
    }

    /** These settings with old servers allowed. */
    public EtcdSettings withOldServersAllowed(boolean allowed) {
        return new EtcdSettings(endpoints, keyPrefix, login, tls, timeout, allowed);
    }
}
