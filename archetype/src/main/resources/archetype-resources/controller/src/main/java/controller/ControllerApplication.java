package ${package}.controller;

import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;

/** Runs the reconciler against the cluster of the current kubeconfig. */
public final class ControllerApplication {

    private ControllerApplication() {}

    public static void main(String[] arguments) {
        Operator operator = new Operator();
        operator.register(new ${kind}Reconciler());
        operator.installShutdownHook(Duration.ofSeconds(30));
        operator.start();
    }
}
