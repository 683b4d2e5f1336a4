package dev.annex.samples.harbor.v1;

import io.fabric8.generator.annotation.Required;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Who pays. */
public class Insurance {

    @Required
    public @Nullable String policy;

    @Required
    public @Nullable String insurer;

    public @Nullable BigInteger sum;
}
