package dev.annex.samples.harbor.v1;

import io.fabric8.generator.annotation.Default;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Where a ship belongs. The defaults of its fields hold inside the defaults of the structs. */
public class Home {

    @Default("Hamburg")
    public @Nullable String harbor;

    @Default("number: 7")
    public @Nullable Berth berth;

    /** A place in the harbor. */
    public static class Berth {

        @Default("A")
        public @Nullable String pier;

        @Default("1")
        public @Nullable BigInteger number;

        public @Nullable String note;
    }
}
