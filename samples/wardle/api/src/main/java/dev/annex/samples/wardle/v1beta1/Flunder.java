package dev.annex.samples.wardle.v1beta1;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A flunder, in the version that clients should use and that rules are written for. */
@Group("wardle.example.com")
@Version(value = "v1beta1", storage = false)
@AnnexResource(
        nativeStructs = true,
        statusSubresource = false,
        unconditionalUpdate = false,
        generation = false,
        typedListItems = false)
public class Flunder extends CustomResource<FlunderSpec, FlunderStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;
}
