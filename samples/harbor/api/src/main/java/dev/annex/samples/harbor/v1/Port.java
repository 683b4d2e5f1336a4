package dev.annex.samples.harbor.v1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.annex.api.AnnexResource;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A port, of which there is one for all namespaces. */
@Group("harbor.example.com")
@Version("v1")
@AnnexResource(statusSubresource = false, unconditionalUpdate = false)
@JsonClassDescription("Port is where ships berth; it has no subresources.")
@AdditionalPrinterColumn(name = "Depth", type = AdditionalPrinterColumn.Type.INTEGER, jsonPath = ".spec.depth")
@AdditionalPrinterColumn(name = "Open", type = AdditionalPrinterColumn.Type.BOOLEAN, jsonPath = ".spec.open")
public class Port extends CustomResource<PortSpec, PortStatus> {

    private static final long serialVersionUID = 1L;
}
