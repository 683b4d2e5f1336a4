package dev.annex.maven.input.v1;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A resource. */
@AnnexResource
@Group("harbor.example.com")
@Version("v1")
public class Buoy extends CustomResource<Void, Void> {

    private static final long serialVersionUID = 1L;
}
