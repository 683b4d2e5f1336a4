package dev.annex.samples.harbor.v1;

import dev.annex.api.schema.EnumValues;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One aspect of a ship's state. */
public class ShipCondition {

    @Required
    @Size(min = 1, max = 20)
    public @Nullable String type;

    @Required
    @EnumValues({"True", "False", "Unknown"})
    public @Nullable String status;

    @Pattern("^[A-Z][A-Za-z]*$")
    public @Nullable String reason;

    public @Nullable String message;

    @Min(0)
    public @Nullable Long observedGeneration;

    public @Nullable Instant lastTransitionTime;
}
