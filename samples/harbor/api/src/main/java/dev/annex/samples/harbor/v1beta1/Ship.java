package dev.annex.samples.harbor.v1beta1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.annex.api.AnnexResource;
import dev.annex.samples.harbor.v1.ShipSpec;
import dev.annex.samples.harbor.v1.ShipStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A ship in the version that came first: the same fields in fewer columns. */
@Group("harbor.example.com")
@Version(value = "v1beta1", storage = false)
@ShortNames("sh")
@Categories({"all", "fleet"})
@AnnexResource(unconditionalUpdate = false)
@JsonClassDescription("Ship is a vessel registered with the harbor.")
@ValidationRule(value = "!self.metadata.name.startsWith('ghost')", message = "ghost ships may not be registered")
@ValidationRule(
        value = "!has(self.status) || !has(self.status.replicas) || !has(self.spec.replicas)"
                + " || self.status.replicas <= self.spec.replicas + 5",
        messageExpression =
                "'status reports %d ships where %d are ordered'.format([self.status.replicas, self.spec.replicas])",
        fieldPath = ".status.replicas")
@AdditionalPrinterColumn(name = "Class", jsonPath = ".spec.class", getDescription = "The class of the ship.")
@AdditionalPrinterColumn(name = "Captain", jsonPath = ".spec.captain", priority = 1)
public class Ship extends CustomResource<ShipSpec, ShipStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Size(max = 40)
    @JsonPropertyDescription("A field beside spec and status.")
    private @Nullable String notes;

    /** Overridden to require it. */
    @Override
    @Required
    public ShipSpec getSpec() {
        return super.getSpec();
    }

    /** What the harbor master noted; null for nothing. */
    public @Nullable String getNotes() {
        return notes;
    }

    /** Sets what the harbor master noted. */
    public void setNotes(@Nullable String notes) {
        this.notes = notes;
    }
}
