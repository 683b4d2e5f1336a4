package dev.annex.codegen.input.wardle.v1alpha1;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A flunder as it is stored. */
@AnnexResource(nativeStructs = true, statusSubresource = false, generation = false, typedListItems = false)
@Group("wardle.example.com")
@Version(value = "v1alpha1", deprecated = true)
public class Flunder extends CustomResource<Flunder.Spec, Flunder.Status> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** What is wanted. */
    public static class Spec {
        /** The name of a flunder or a fischer. */
        public @Nullable String reference;

        /** Which of both. */
        public @Nullable String referenceType;
    }

    /** What is. */
    public static class Status {}
}
