package dev.annex.samples.wardle.apiserver;

import dev.annex.samples.wardle.v1beta1.Flunder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An informer of fabric8's client, which hands out everything again every second. */
final class Fabric8Follower implements Follower, ResourceEventHandler<Flunder> {

    private static final long RESYNC_MILLIS = 1000;

    private final SharedIndexInformer<Flunder> informer;
    private final AtomicInteger resyncs = new AtomicInteger();

    Fabric8Follower(KubernetesClient client) {
        informer = client.resources(Flunder.class).inNamespace("default").inform(this, RESYNC_MILLIS);
    }

    @Override
    public void onAdd(Flunder flunder) {}

    @Override
    public void onUpdate(Flunder old, Flunder flunder) {
        String revision = old.getMetadata().getResourceVersion();
        if (revision.equals(flunder.getMetadata().getResourceVersion())) {
            resyncs.incrementAndGet();
        }
    }

    @Override
    public void onDelete(Flunder flunder, boolean unknown) {}

    int resyncs() {
        return resyncs.get();
    }

    @Override
    public Map<String, String> view() {
        Map<String, String> view = new TreeMap<>();
        informer.getStore()
                .list()
                .forEach(each ->
                        view.put(each.getMetadata().getName(), each.getSpec().getFlunderReference()));
        return view;
    }

    @Override
    public void close() {
        informer.close();
    }
}
