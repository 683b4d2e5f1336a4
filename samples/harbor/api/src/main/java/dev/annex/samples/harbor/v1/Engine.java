package dev.annex.samples.harbor.v1;

import dev.annex.api.schema.ExactlyOneOf;
import io.fabric8.generator.annotation.Default;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What moves a ship: one thing or the other. */
@ExactlyOneOf({"diesel", "sail"})
public class Engine {

    public @Nullable Diesel diesel;

    public @Nullable Sail sail;

    /** A motor. */
    public static class Diesel {

        @Default("6")
        public @Nullable BigInteger cylinders;
    }

    /** The wind. */
    public static class Sail {

        public @Nullable BigInteger masts;
    }
}
