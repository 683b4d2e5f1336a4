package dev.annex.samples.harbor.v1;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A room to let. */
public class Cabin {

    @Default("2")
    @Max(6)
    public @Nullable BigInteger beds;

    public @Nullable String view;
}
