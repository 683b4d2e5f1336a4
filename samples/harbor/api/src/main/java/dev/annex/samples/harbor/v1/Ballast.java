package dev.annex.samples.harbor.v1;

import dev.annex.api.schema.MapType;
import io.fabric8.generator.annotation.Default;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Water in the tanks; whoever changes one side answers for all of it. */
@MapType(MapType.Kind.ATOMIC)
public class Ballast {

    public @Nullable BigInteger left;

    public @Nullable BigInteger right;

    @Default("even")
    public @Nullable String trim;
}
