package dev.annex.samples.harbor.controller;

import dev.annex.samples.harbor.v1.Port;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/**
 * Brings the world into the state that a {@link Port} asks for. Written once; it is yours now.
 */
@ControllerConfiguration
public class PortReconciler implements Reconciler<Port> {
    @Override
    public UpdateControl<Port> reconcile(Port resource, Context<Port> context) {
        // Called for every change, and again later: compare what is with what is asked for,
        // change what differs, write what you found into the status, and return
        // UpdateControl.patchStatus(resource).
        return UpdateControl.noUpdate();
    }
}
