package dev.annex.samples.harbor.v1;

import static dev.annex.api.schema.ListType.Kind.MAP;
import static dev.annex.api.schema.ListType.Kind.SET;

import dev.annex.api.schema.EnumValues;
import dev.annex.api.schema.ListType;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of a port. */
@ValidationRule(
        value = "!has(self.low) || !has(self.high) || self.low <= self.high",
        message = "low water is above high water",
        fieldPath = ".low")
public class PortSpec {

    @SelectableField
    @Min(1)
    public @Nullable BigInteger depth;

    @SelectableField
    @Default("true")
    public @Nullable Boolean open;

    @EnumValues({"sea", "river"})
    @Size(max = 10)
    public @Nullable String water;

    public @Nullable BigInteger low;

    public @Nullable BigInteger high;

    @ListType(SET)
    @Size(max = 3)
    public @Nullable List<@Size(max = 4) String> piers;

    @ListType(value = MAP, keys = "id")
    public @Nullable List<Berth> berths;

    public @Nullable List<Slot> slots;

    public @Nullable Master master;

    /** A place for a ship. */
    public static class Berth {

        @Required
        public @Nullable String id;

        @Min(1)
        public @Nullable BigInteger size;

        public @Nullable String note;
    }

    /** Places for small boats. */
    public static class Slot {

        @Min(0)
        public @Nullable BigInteger count;
    }

    /** Who commands here. */
    public static class Master {

        @Required
        public @Nullable String name;

        public @Nullable String rank;
    }
}
