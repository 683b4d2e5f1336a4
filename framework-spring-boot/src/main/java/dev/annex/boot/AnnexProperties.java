package dev.annex.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a server, under {@code annex}.
 *
 * @param advertisedAddress the address that discovery gives to clients, such as {@code api.example.com:443}; the port
 *     alone when not set
 * @param schemeName what messages call the registry of kinds when they do not find one in it
 * @param maxRequestsInFlight how many reads may be under way at once; 0 for any number
 * @param maxMutatingRequestsInFlight how many writes may be under way at once; 0 for any number
 * @param metrics what the server measures of itself
 * @param storage where objects are kept
 * @param security who may come in
 * @param standalone the mode without a cluster
 * @param delegated the mode behind a cluster's aggregator
 */
@ConfigurationProperties("annex")
public record AnnexProperties(
        @Nullable String advertisedAddress,
        @DefaultValue("annex") String schemeName,
        @DefaultValue("400") int maxRequestsInFlight,
        @DefaultValue("200") int maxMutatingRequestsInFlight,
        @DefaultValue MetricsSettings metrics,
        @DefaultValue StorageSettings storage,
        @DefaultValue Security security,
        @DefaultValue Standalone standalone,
        @DefaultValue Delegated delegated) {

    /**
     * What the server measures of itself.
     *
     * @param enabled whether it measures anything, and shows it at {@code /metrics}
     */
    public record MetricsSettings(@DefaultValue("true") boolean enabled) {}

    /**
     * Where objects are kept.
     *
     * @param type the back end
     * @param prefix what the keys of all objects begin with
     * @param history how much of it is kept
     * @param embedded the embedded back end
     * @param etcd the etcd back end
     * @param postgresql the PostgreSQL back end
     */
    public record StorageSettings(
            @DefaultValue("embedded") StorageType type,
            @DefaultValue("/registry") String prefix,
            @DefaultValue History history,
            @DefaultValue Embedded embedded,
            @DefaultValue Etcd etcd,
            @DefaultValue Postgresql postgresql) {}

    /**
     * How much history is kept, for watches and pages that go on.
     *
     * @param keep how long; not less than a second
     * @param revisions how many revisions at most
     * @param size how many bytes of objects at most; 256MB when not set. Only for back ends that one server has to itself
     */
    public record History(
            @DefaultValue("5m") Duration keep,
            @DefaultValue("250000") long revisions,
            @Nullable DataSize size) {}

    /** The back ends. */
    public enum StorageType {
        /** In memory, gone when the process ends. */
        MEMORY,
        /** In one file, with nothing to install. */
        EMBEDDED,
        /** In an etcd. */
        ETCD,
        /** In a PostgreSQL. */
        POSTGRESQL
    }

    /**
     * The embedded back end.
     *
     * @param path the file
     * @param restoreFrom a backup to begin with where there is no file yet
     */
    public record Embedded(
            @DefaultValue(".annex/store.db") Path path,
            @Nullable Path restoreFrom) {}

    /**
     * The etcd back end.
     *
     * @param endpoints the client URLs of its members
     * @param keyPrefix what stands before every key, for stores that share an etcd
     * @param username a user of its own authentication
     * @param password that user's password
     * @param tls files for connections
     */
    public record Etcd(
            @DefaultValue({}) List<String> endpoints,
            @DefaultValue("") String keyPrefix,
            @Nullable String username,
            @Nullable String password,
            @Nullable Tls tls) {}

    /**
     * Files for connections to etcd, in PEM form.
     *
     * @param caFile the authorities of the members
     * @param certFile a client certificate
     * @param keyFile its key
     */
    public record Tls(
            @Nullable Path caFile,
            @Nullable Path certFile,
            @Nullable Path keyFile) {}

    /**
     * The PostgreSQL back end.
     *
     * @param url the JDBC URL
     * @param username the role
     * @param password its password
     * @param poolSize how many connections read
     */
    public record Postgresql(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("8") int poolSize) {}

    /**
     * Who may come in.
     *
     * @param mode who decides that
     */
    public record Security(@DefaultValue("standalone") Mode mode) {}

    /** Who decides who may come in. */
    public enum Mode {
        /** This server alone: whoever has its token may do everything. */
        STANDALONE,
        /** The cluster behind whose aggregator it runs. */
        DELEGATED
    }

    /**
     * The mode without a cluster.
     *
     * @param token the token; made up at every start if there is none
     * @param kubeconfig where to write a kubeconfig that leads to this server
     */
    public record Standalone(
            @Nullable String token,
            @DefaultValue(".annex/kubeconfig") Path kubeconfig) {}

    /**
     * The mode behind a cluster's aggregator.
     *
     * @param kubeconfig how to reach the cluster; from inside it when not set
     */
    public record Delegated(@Nullable Path kubeconfig) {}
}
