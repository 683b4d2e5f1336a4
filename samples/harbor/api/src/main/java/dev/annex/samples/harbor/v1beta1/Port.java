package dev.annex.samples.harbor.v1beta1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.annex.api.AnnexResource;
import dev.annex.samples.harbor.v1.PortStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A port before there were restrictions: what it lets in, v1 tolerates while it stays as it is. */
@Group("harbor.example.com")
@Version(value = "v1beta1", storage = false)
@AnnexResource(statusSubresource = false, unconditionalUpdate = false)
@JsonClassDescription("Port is where ships berth; it has no subresources.")
@AdditionalPrinterColumn(name = "Depth", type = AdditionalPrinterColumn.Type.INTEGER, jsonPath = ".spec.depth")
public class Port extends CustomResource<PortSpec, PortStatus> {

    private static final long serialVersionUID = 1L;
}
