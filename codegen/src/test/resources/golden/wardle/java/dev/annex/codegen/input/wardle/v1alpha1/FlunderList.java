package dev.annex.codegen.input.wardle.v1alpha1;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import javax.annotation.processing.Generated;

/**
 * A list of {@link Flunder} objects.
 */
@Generated("dev.annex.codegen")
public final class FlunderList extends DefaultKubernetesResourceList<Flunder> {
    private static final long serialVersionUID = 1L;

    /**
     * An empty list.
     */
    public FlunderList() {
        setApiVersion("wardle.example.com/v1alpha1");
        setKind("FlunderList");
    }
}
