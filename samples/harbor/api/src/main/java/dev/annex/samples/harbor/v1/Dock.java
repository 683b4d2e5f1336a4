package dev.annex.samples.harbor.v1;

import dev.annex.api.schema.NullableValue;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** How a ship lies. */
public class Dock {

    @Default("port")
    public @Nullable String side;

    @Min(1)
    public @Nullable BigInteger depth;

    @NullableValue
    public @Nullable Lamp lamp;

    /** A light, or null for none. */
    public static class Lamp {

        @Default("white")
        public @Nullable String color;
    }
}
