package dev.annex.samples.harbor.controller;

import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;

/** Runs the reconcilers of the harbor API against the cluster of the current kubeconfig. */
public final class HarborController {

    private HarborController() {}

    /** Starts them, and stops them when the process is told to end. */
    public static void main(String[] arguments) {
        Operator operator = new Operator();
        operator.register(new ShipReconciler());
        operator.installShutdownHook(Duration.ofSeconds(10));
        operator.start();
    }
}
