package dev.annex.samples.harbor.v1beta1;

import static dev.annex.api.schema.ListType.Kind.MAP;
import static dev.annex.api.schema.ListType.Kind.SET;

import dev.annex.api.schema.ListType;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of a port, whatever it is. */
public class PortSpec {

    @SelectableField
    public @Nullable BigInteger depth;

    @Default("true")
    public @Nullable Boolean open;

    public @Nullable String water;

    public @Nullable BigInteger low;

    public @Nullable BigInteger high;

    @ListType(SET)
    public @Nullable List<String> piers;

    @ListType(value = MAP, keys = "id")
    public @Nullable List<Berth> berths;

    public @Nullable List<Slot> slots;

    public @Nullable Master master;

    /** A place for a ship. */
    public static class Berth {

        @Required
        public @Nullable String id;

        public @Nullable BigInteger size;

        public @Nullable String note;
    }

    /** Places for small boats. */
    public static class Slot {

        public @Nullable BigInteger count;
    }

    /** Who commands here. */
    public static class Master {

        public @Nullable String name;

        public @Nullable String rank;
    }
}
