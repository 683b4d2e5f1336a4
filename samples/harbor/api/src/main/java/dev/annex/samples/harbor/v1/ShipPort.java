package dev.annex.samples.harbor.v1;

import static dev.annex.api.schema.ListType.Kind.SET;

import dev.annex.api.schema.ListType;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A door for goods: with its protocol it is told from others. */
@ValidationRule(
        value = "self.protocol != 'SCTP' || self.port >= 1000",
        message = "SCTP needs a high port",
        fieldPath = ".port")
public class ShipPort {

    @Required
    @Min(1)
    @Max(65535)
    public @Nullable Integer port;

    @Default("TCP")
    public @Nullable Protocol protocol;

    @Size(max = 15)
    public @Nullable String name;

    @Default("10")
    public @Nullable BigInteger weight;

    @ListType(SET)
    @Size(max = 4)
    public @Nullable List<@Size(max = 10) String> hosts;

    @Size(max = 3)
    public @Nullable Map<String, @Size(max = 10) String> opts;

    /** What a door understands. */
    public enum Protocol {
        /** A stream. */
        TCP,
        /** Datagrams. */
        UDP,
        /** Streams of messages. */
        SCTP
    }
}
