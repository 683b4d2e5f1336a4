package dev.annex.samples.harbor.v1;

import static dev.annex.api.schema.ListType.Kind.MAP;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.annex.api.schema.ListType;
import dev.annex.api.schema.NullableValue;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was observed of a ship. */
@JsonClassDescription("What was observed.")
public class ShipStatus {

    @StatusReplicas
    @Min(0)
    public @Nullable Integer replicas;

    @LabelSelector
    public @Nullable String selector;

    @Default("Docked")
    public @Nullable Phase phase;

    public @Nullable Long observedGeneration;

    @NullableValue
    public @Nullable String lastPort;

    @ValidationRule(value = "self >= oldSelf", message = "seals can not be undone")
    public @Nullable BigInteger seals;

    @ListType(value = MAP, keys = "type")
    @Size(max = 5)
    public @Nullable List<ShipCondition> conditions;

    @Size(max = 3)
    public @Nullable List<String> journal;

    /** Where a ship is. */
    public enum Phase {
        /** In the harbor. */
        @JsonProperty("Docked")
        DOCKED,
        /** At sea. */
        @JsonProperty("Sailing")
        SAILING,
        /** Under the sea. */
        @JsonProperty("Sunk")
        SUNK
    }
}
