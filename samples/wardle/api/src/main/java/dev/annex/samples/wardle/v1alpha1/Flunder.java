package dev.annex.samples.wardle.v1alpha1;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A flunder, in the version that is stored. */
@Group("wardle.example.com")
@Version(value = "v1alpha1", storage = true, deprecated = true)
@AnnexResource(
        nativeStructs = true,
        statusSubresource = false,
        unconditionalUpdate = false,
        generation = false,
        typedListItems = false,
        deprecationWarning = "wardle.example.com/v1alpha1 Flunder is deprecated in v1.3+, unavailable in v1.10+")
public class Flunder extends CustomResource<FlunderSpec, FlunderStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;
}
