package dev.annex.samples.wardle.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fischer, which names the flunders that may not be created any more. */
@Group("wardle.example.com")
@Version(value = "v1alpha1", deprecated = true)
@AnnexResource(
        nativeStructs = true,
        statusSubresource = false,
        unconditionalUpdate = false,
        generation = false,
        typedListItems = false,
        deprecationWarning = "wardle.example.com/v1alpha1 Fischer is deprecated in v1.3+, unavailable in v1.10+")
public class Fischer extends CustomResource<Void, Void> {

    private static final long serialVersionUID = 1L;

    @JsonPropertyDescription("The names of the flunders that are banned.")
    private @Nullable List<String> disallowedFlunders;

    /** The names of banned flunders; null for none. */
    public @Nullable List<String> getDisallowedFlunders() {
        return disallowedFlunders;
    }

    /** Sets the names of banned flunders. */
    public void setDisallowedFlunders(@Nullable List<String> disallowedFlunders) {
        this.disallowedFlunders = disallowedFlunders;
    }
}
