package dev.annex.samples.harbor.v1;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One of the crew. */
public class CrewMember {

    @Required
    @Size(max = 12)
    public @Nullable String name;

    @Default("sailor")
    @Size(max = 10)
    public @Nullable String rank;

    @Min(16)
    @ValidationRule(value = "self >= oldSelf", message = "nobody gets younger")
    public @Nullable BigInteger age;

    public @Nullable Bunk bunk;

    /** Where somebody sleeps. */
    public static class Bunk {

        public @Nullable BigInteger deck;

        public @Nullable String side;
    }
}
