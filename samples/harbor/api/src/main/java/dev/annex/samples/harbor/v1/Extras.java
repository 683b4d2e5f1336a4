package dev.annex.samples.harbor.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some known things, and whatever else there is. */
@PreserveUnknownFields
public class Extras {

    public @Nullable BigInteger known;

    public @Nullable Inner inner;

    private final Map<String, Object> others = new LinkedHashMap<>();

    /** What is not known by name. */
    @JsonAnyGetter
    public Map<String, Object> others() {
        return others;
    }

    /** Adds what is not known by name. */
    @JsonAnySetter
    public void other(String name, Object value) {
        others.put(name, value);
    }

    /** A struct that is known again: it keeps nothing else. */
    public static class Inner {

        public @Nullable String a;
    }
}
