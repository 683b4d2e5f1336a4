package dev.annex.samples.wardle.apiserver;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ListMeta;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An informer of Kubernetes' own Java client, over classes in the style of that client. */
final class OfficialFollower implements Follower {

    private static final long RESYNC_MILLIS = 1000;

    private final SharedInformerFactory factory;
    private final SharedIndexInformer<Flunder> informer;

    OfficialFollower(Path kubeconfig) throws IOException {
        ApiClient client;
        try (Reader reader = Files.newBufferedReader(kubeconfig)) {
            client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader)).build();
        }
        var flunders = new GenericKubernetesApi<>(
                Flunder.class, FlunderList.class, "wardle.example.com", "v1beta1", "flunders", client);
        factory = new SharedInformerFactory(client);
        informer = factory.sharedIndexInformerFor(flunders, Flunder.class, RESYNC_MILLIS, "default");
        factory.startAllRegisteredInformers();
    }

    /** A flunder as Gson reads it. */
    private static final class Flunder implements KubernetesObject {

        private String apiVersion;
        private String kind;
        private V1ObjectMeta metadata;
        private Map<String, String> spec;

        @Override
        public V1ObjectMeta getMetadata() {
            return metadata;
        }

        @Override
        public String getApiVersion() {
            return apiVersion;
        }

        @Override
        public String getKind() {
            return kind;
        }
    }

    /** A list of flunders as Gson reads it. */
    private static final class FlunderList implements KubernetesListObject {

        private String apiVersion;
        private String kind;
        private V1ListMeta metadata;
        private List<Flunder> items;

        @Override
        public V1ListMeta getMetadata() {
            return metadata;
        }

        @Override
        public List<? extends KubernetesObject> getItems() {
            return items;
        }

        @Override
        public String getApiVersion() {
            return apiVersion;
        }

        @Override
        public String getKind() {
            return kind;
        }
    }

    @Override
    public Map<String, String> view() {
        Map<String, String> view = new TreeMap<>();
        informer.getIndexer()
                .list()
                .forEach(each -> view.put(each.metadata.getName(), each.spec.get("flunderReference")));
        return view;
    }

    @Override
    public void close() {
        factory.stopAllRegisteredInformers();
    }
}
