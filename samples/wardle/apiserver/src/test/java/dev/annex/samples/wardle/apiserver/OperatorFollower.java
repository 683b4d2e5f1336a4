package dev.annex.samples.wardle.apiserver;

import dev.annex.samples.wardle.v1beta1.Flunder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A controller of the Java Operator SDK: what it was called for, as far as its own cache still has it. */
final class OperatorFollower implements Follower {

    private final Operator operator;
    private final Recorder recorder = new Recorder();

    OperatorFollower(KubernetesClient client) {
        operator = new Operator(settings -> settings.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withStopOnInformerErrorDuringStartup(true));
        operator.register(recorder, settings -> settings.settingNamespace("default"));
        operator.start();
    }

    @ControllerConfiguration
    private static final class Recorder implements Reconciler<Flunder> {

        private final Map<String, String> reconciled = new ConcurrentHashMap<>();
        private volatile Context<Flunder> latest;

        @Override
        public UpdateControl<Flunder> reconcile(Flunder flunder, Context<Flunder> context) {
            latest = context;
            reconciled.put(flunder.getMetadata().getName(), flunder.getSpec().getFlunderReference());
            return UpdateControl.noUpdate();
        }
    }

    @Override
    public Map<String, String> view() {
        Map<String, String> view = new TreeMap<>();
        Context<Flunder> context = recorder.latest;
        if (context != null) {
            context.getPrimaryCache().list().forEach(each -> {
                String name = each.getMetadata().getName();
                view.put(name, recorder.reconciled.getOrDefault(name, "not reconciled"));
            });
        }
        return view;
    }

    @Override
    public void close() {
        operator.stop();
    }
}
