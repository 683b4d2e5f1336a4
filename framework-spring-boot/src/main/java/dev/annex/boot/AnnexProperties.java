package dev.annex.boot;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a server, under {@code annex}.
 *
 * @param advertisedAddress the address that discovery gives to clients, such as {@code api.example.com:443}; the port
 *     alone when not set
 * @param storage where objects are kept
 * @param security who may come in
 * @param standalone the mode without a cluster
 * @param delegated the mode behind a cluster's aggregator
 */
@ConfigurationProperties("annex")
public record AnnexProperties(
        @Nullable String advertisedAddress,
        @DefaultValue StorageSettings storage,
        @DefaultValue Security security,
        @DefaultValue Standalone standalone,
        @DefaultValue Delegated delegated) {

    /**
     * Where objects are kept.
     *
     * @param type the back end
     * @param prefix what the keys of all objects begin with
     * @param embedded the embedded back end
     */
    public record StorageSettings(
            @DefaultValue("embedded") StorageType type,
            @DefaultValue("/registry") String prefix,
            @DefaultValue Embedded embedded) {}

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
     */
    public record Embedded(@DefaultValue(".annex/store.db") Path path) {}

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
