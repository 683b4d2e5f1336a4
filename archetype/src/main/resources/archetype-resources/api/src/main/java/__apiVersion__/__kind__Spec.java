package ${package}.${apiVersion};

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** What is asked for. The annotations become the schema: what clients are told, and what is set by default. */
public class ${kind}Spec {

    @Default("1")
    @Min(0)
    @JsonPropertyDescription("The smallest number of replicas.")
    private Integer minReplicas;

    @Required
    @Min(1)
    @Max(100)
    @PrinterColumn(name = "Max")
    @JsonPropertyDescription("The largest number of replicas.")
    private Integer maxReplicas;

    public Integer getMinReplicas() {
        return minReplicas;
    }

    public void setMinReplicas(Integer minReplicas) {
        this.minReplicas = minReplicas;
    }

    public Integer getMaxReplicas() {
        return maxReplicas;
    }

    public void setMaxReplicas(Integer maxReplicas) {
        this.maxReplicas = maxReplicas;
    }
}
