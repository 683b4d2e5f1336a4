package dev.annex.samples.wardle.controller;

import dev.annex.samples.wardle.v1beta1.Flunder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/**
 * Brings the world into the state that a {@link Flunder} asks for. Written once; it is yours now.
 */
@ControllerConfiguration
public class FlunderReconciler implements Reconciler<Flunder> {
    @Override
    public UpdateControl<Flunder> reconcile(Flunder resource, Context<Flunder> context) {
        // Called for every change, and again later: compare what is with what is asked for,
        // change what differs, write what you found into the status, and return
        // UpdateControl.patchStatus(resource).
        return UpdateControl.noUpdate();
    }
}
