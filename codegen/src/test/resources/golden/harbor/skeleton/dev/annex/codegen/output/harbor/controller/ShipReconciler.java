package dev.annex.codegen.output.harbor.controller;

import dev.annex.codegen.input.harbor.Ship;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/**
 * Brings the world into the state that a {@link Ship} asks for. Written once; it is yours now.
 */
@ControllerConfiguration
public class ShipReconciler implements Reconciler<Ship> {
    @Override
    public UpdateControl<Ship> reconcile(Ship resource, Context<Ship> context) {
        // Called for every change, and again later: compare what is with what is asked for,
        // change what differs, write what you found into the status, and return
        // UpdateControl.patchStatus(resource).
        return UpdateControl.noUpdate();
    }
}
