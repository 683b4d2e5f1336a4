package ${package}.${apiVersion};

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PrinterColumn;

/** What the controller found. It is a subresource: writes of the whole object leave it alone. */
public class ${kind}Status {

    @PrinterColumn(name = "Replicas")
    @JsonPropertyDescription("How many replicas there are.")
    private Integer replicas;

    public Integer getReplicas() {
        return replicas;
    }

    public void setReplicas(Integer replicas) {
        this.replicas = replicas;
    }
}
