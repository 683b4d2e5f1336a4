package dev.annex.samples.harbor.v1;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A part of a route. */
public class Stop {

    @Required
    public @Nullable String to;

    @Default("1")
    @Min(1)
    public @Nullable BigInteger days;
}
