package dev.annex.samples.harbor.v1;

import dev.annex.api.schema.AtLeastOneOf;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What is in the tanks: some of a kind, or so much. */
@AtLeastOneOf({"kind", "amount"})
public class Fuel {

    public @Nullable String kind;

    public @Nullable BigInteger amount;

    public @Nullable String unit;
}
