package dev.annex.samples.harbor.v1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.annex.api.AnnexResource;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.PrinterColumnFormat;
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

/** A ship of the harbor's register, in the version that is stored. */
@Group("harbor.example.com")
@Version("v1")
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
@AdditionalPrinterColumn(
        name = "Replicas",
        type = AdditionalPrinterColumn.Type.INTEGER,
        format = PrinterColumnFormat.INT32,
        jsonPath = ".spec.replicas")
@AdditionalPrinterColumn(name = "Active", type = AdditionalPrinterColumn.Type.BOOLEAN, jsonPath = ".spec.active")
@AdditionalPrinterColumn(name = "Launched", type = AdditionalPrinterColumn.Type.DATE, jsonPath = ".spec.launched")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Captain", jsonPath = ".spec.captain", priority = 1)
@AdditionalPrinterColumn(
        name = "Draft",
        type = AdditionalPrinterColumn.Type.NUMBER,
        jsonPath = ".spec.draft",
        priority = 1)
@AdditionalPrinterColumn(name = "Speed", jsonPath = ".spec.speed", priority = 1)
@AdditionalPrinterColumn(
        name = "Knots",
        type = AdditionalPrinterColumn.Type.INTEGER,
        jsonPath = ".spec.speed",
        priority = 1)
@AdditionalPrinterColumn(name = "First Port", jsonPath = ".spec.ports[0].port", priority = 2)
@AdditionalPrinterColumn(name = "Last Tag", jsonPath = ".spec.tags[-1:]", priority = 2)
@AdditionalPrinterColumn(name = "App", jsonPath = ".metadata.labels.app", priority = 1)
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
