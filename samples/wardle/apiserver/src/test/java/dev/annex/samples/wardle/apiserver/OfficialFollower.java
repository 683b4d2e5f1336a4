package dev.annex.samples.wardle.apiserver;

import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** An informer of Kubernetes' own Java client. */
final class OfficialFollower implements Follower {

    private static final long RESYNC_MILLIS = 1000;

    private final SharedInformerFactory factory;
    private final SharedIndexInformer<DynamicKubernetesObject> informer;

    OfficialFollower(Path kubeconfig) throws IOException {
        ApiClient client;
        try (Reader reader = Files.newBufferedReader(kubeconfig)) {
            client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader)).build();
        }
        var flunders = new DynamicKubernetesApi("wardle.example.com", "v1beta1", "flunders", client);
        factory = new SharedInformerFactory(client);
        informer = factory.sharedIndexInformerFor(flunders, DynamicKubernetesObject.class, RESYNC_MILLIS, "default");
        factory.startAllRegisteredInformers();
    }

    @Override
    public Map<String, String> view() {
        Map<String, String> view = new TreeMap<>();
        informer.getIndexer()
                .list()
                .forEach(each -> view.put(
                        each.getMetadata().getName(),
                        each.getRaw()
                                .getAsJsonObject("spec")
                                .get("flunderReference")
                                .getAsString()));
        return view;
    }

    @Override
    public void close() {
        factory.stopAllRegisteredInformers();
    }
}
