package dev.annex.samples.harbor.controller;

import dev.annex.samples.harbor.v1.Ship;
import dev.annex.samples.harbor.v1.ShipSpec;
import dev.annex.samples.harbor.v1.ShipStatus;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports of every {@link Ship} that there are as many as are ordered. */
@ControllerConfiguration
public class ShipReconciler implements Reconciler<Ship> {

    @Override
    public UpdateControl<Ship> reconcile(Ship ship, Context<Ship> context) {
        ShipSpec spec = ship.getSpec();
        ShipStatus status = Objects.requireNonNullElseGet(ship.getStatus(), ShipStatus::new);
        Long generation = ship.getMetadata().getGeneration();
        if (upToDate(status, spec.replicas, generation)) {
            return UpdateControl.noUpdate();
        }
        status.replicas = spec.replicas;
        status.observedGeneration = generation;
        ship.setStatus(status);
        return UpdateControl.patchStatus(ship);
    }

    private static boolean upToDate(ShipStatus status, @Nullable Integer replicas, @Nullable Long generation) {
        return Objects.equals(status.replicas, replicas) && Objects.equals(status.observedGeneration, generation);
    }
}
