package dev.annex.authentication.delegated;

import dev.annex.authentication.CertificateAuthorities;
import dev.annex.authentication.RequestHeaderConfig;
import dev.annex.delegated.ClusterException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cluster's ConfigMap {@code kube-system/extension-apiserver-authentication} says, as of now: it is watched,
 * and a change counts from the next request on (Z-03). What cannot be read leaves the last good state in force.
 */
public final class ClusterAuthenticationConfig implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ClusterAuthenticationConfig.class);
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "extension-apiserver-authentication";

    private final SharedIndexInformer<ConfigMap> informer;
    private volatile boolean closed;
    private volatile ConfigMapContent content;

    private ClusterAuthenticationConfig(ConfigMapContent content, SharedIndexInformer<ConfigMap> informer) {
        this.content = content;
        this.informer = informer;
    }

    /**
     * Reads the ConfigMap and goes on watching it. Blocks.
     *
     * @throws ClusterException if it cannot be read
     */
    public static ClusterAuthenticationConfig start(KubernetesClient client) {
        Resource<ConfigMap> configMap =
                client.configMaps().inNamespace(NAMESPACE).withName(NAME);
        ConfigMapContent first = first(configMap);
        if (first.requestHeader() == null) {
            log.warn(
                    "ConfigMap {}/{} has no requestheader-client-ca-file, so requests through the aggregator cannot"
                            + " be authenticated",
                    NAMESPACE,
                    NAME);
        }
        SharedIndexInformer<ConfigMap> informer = configMap.runnableInformer(0);
        ClusterAuthenticationConfig config = new ClusterAuthenticationConfig(first, informer);
        informer.addEventHandler(config.new Changes());
        informer.exceptionHandler((started, failure) -> config.again(failure));
        informer.start();
        return config;
    }

    /** What the front proxy sends; null if the cluster does not say. */
    public @Nullable RequestHeaderConfig requestHeader() {
        return content.requestHeader();
    }

    /** Who issues users' certificates; null if the cluster does not say. */
    public @Nullable CertificateAuthorities clientAuthorities() {
        return content.clientAuthorities();
    }

    /** The certificates of all these authorities, for the TLS handshake to name (Z-02). */
    public List<X509Certificate> authorityCertificates() {
        ConfigMapContent current = content;
        List<X509Certificate> certificates = new ArrayList<>();
        if (current.clientAuthorities() != null) {
            certificates.addAll(current.clientAuthorities().certificates());
        }
        if (current.requestHeader() != null) {
            certificates.addAll(current.requestHeader().authorities().certificates());
        }
        return certificates;
    }

    @Override
    public void close() {
        closed = true;
        informer.close();
    }

    /** Whether to go on watching after a failure. */
    private boolean again(Throwable failure) {
        if (!closed) {
            log.warn("watching ConfigMap {}/{} again after {}", NAMESPACE, NAME, failure.toString());
        }
        return !closed;
    }

    private static ConfigMapContent first(Resource<ConfigMap> configMap) {
        String about = "ConfigMap " + NAMESPACE + "/" + NAME;
        try {
            ConfigMap found = configMap.get();
            if (found == null) {
                throw new ClusterException(
                        "The cluster has no " + about + ", by which it tells extension servers whom to trust.",
                        "Start kube-apiserver with --requestheader-client-ca-file and --client-ca-file.",
                        null);
            }
            return ConfigMapContent.parse(data(found));
        } catch (KubernetesClientException e) {
            throw unreadable(about, e);
        } catch (IllegalArgumentException e) {
            throw new ClusterException(
                    about + " cannot be understood: " + e.getMessage(),
                    "Look at it with kubectl -n " + NAMESPACE + " get configmap " + NAME + " -o yaml.",
                    e);
        }
    }

    private static ClusterException unreadable(String about, KubernetesClientException failure) {
        String description = about + " cannot be read: " + failure.getMessage();
        String action = failure.getCode() == 403 || failure.getCode() == 401
                ? "Bind the server's service account to the Role extension-apiserver-authentication-reader in "
                        + NAMESPACE + "."
                : "See whether the cluster's API server can be reached from here with the same kubeconfig or service"
                        + " account.";
        return new ClusterException(description, action, failure);
    }

    private static Map<String, String> data(ConfigMap configMap) {
        Map<String, String> data = configMap.getData();
        return data == null ? Map.of() : data;
    }

    private final class Changes implements ResourceEventHandler<ConfigMap> {

        @Override
        public void onAdd(ConfigMap configMap) {
            change(configMap);
        }

        @Override
        public void onUpdate(ConfigMap old, ConfigMap configMap) {
            change(configMap);
        }

        @Override
        public void onDelete(ConfigMap configMap, boolean stateUnknown) {
            log.warn("ConfigMap {}/{} is gone; what it last said stays in force", NAMESPACE, NAME);
        }

        private void change(ConfigMap configMap) {
            try {
                content = ConfigMapContent.parse(data(configMap));
            } catch (IllegalArgumentException e) {
                log.error("what ConfigMap {}/{} said before stays in force", NAMESPACE, NAME, e);
            }
        }
    }
}
