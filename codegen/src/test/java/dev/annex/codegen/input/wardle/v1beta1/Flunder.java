package dev.annex.codegen.input.wardle.v1beta1;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A flunder with a reference for each kind. */
@AnnexResource(nativeStructs = true, statusSubresource = false)
@Group("wardle.example.com")
@Version(value = "v1beta1", storage = false)
public class Flunder extends CustomResource<Flunder.Spec, Flunder.Status> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** What is wanted. */
    public static class Spec {
        /** The name of a flunder. */
        public @Nullable String flunderReference;

        /** The name of a fischer. */
        public @Nullable String fischerReference;

        /** Which of both. */
        public @Nullable String referenceType;
    }

    /** What is. */
    public static class Status {}
}
