package dev.annex.codegen.input.wardle.v1alpha1;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which flunders there must not be. */
@AnnexResource(nativeStructs = true, statusSubresource = false, generation = false, typedListItems = false)
@Group("wardle.example.com")
@Version("v1alpha1")
public class Fischer extends CustomResource<Void, Void> {

    private static final long serialVersionUID = 1L;

    /** Names of flunders. */
    public @Nullable List<String> disallowedFlunders;
}
