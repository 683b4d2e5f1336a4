package dev.annex.samples.wardle.controller;

import io.javaoperatorsdk.operator.Operator;

/** Runs the reconcilers of the wardle API against the cluster of the current kubeconfig. */
public final class WardleController {

    private WardleController() {}

    /** Starts them, and stops them when the process is told to end. */
    public static void main(String[] arguments) {
        Operator operator = new Operator();
        operator.register(new FlunderReconciler());
        operator.installShutdownHook(java.time.Duration.ofSeconds(10));
        operator.start();
    }
}
