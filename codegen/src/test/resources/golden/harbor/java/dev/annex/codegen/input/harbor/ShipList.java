package dev.annex.codegen.input.harbor;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import javax.annotation.processing.Generated;

/**
 * A list of {@link Ship} objects.
 */
@Generated("dev.annex.codegen")
public final class ShipList extends DefaultKubernetesResourceList<Ship> {
    private static final long serialVersionUID = 1L;

    /**
     * An empty list.
     */
    public ShipList() {
        setApiVersion("harbor.example.com/v1");
        setKind("ShipList");
    }
}
