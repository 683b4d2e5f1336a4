package dev.annex.samples.harbor.v1;

import static dev.annex.api.schema.ListType.Kind.ATOMIC;
import static dev.annex.api.schema.ListType.Kind.MAP;
import static dev.annex.api.schema.ListType.Kind.SET;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.annex.api.schema.Format;
import dev.annex.api.schema.ListType;
import dev.annex.api.schema.MultipleOf;
import dev.annex.api.schema.NullableValue;
import dev.annex.api.schema.SchemaOverlay;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the owner of a ship wants. Every field shows another thing that a schema can say. */
@JsonClassDescription("What the owner wants.")
@ValidationRule(
        value = "!has(self.minCrew) || !has(self.maxCrew) || self.minCrew <= self.maxCrew",
        messageExpression = "'minCrew %d exceeds maxCrew %d'.format([self.minCrew, self.maxCrew])",
        message = "minCrew exceeds maxCrew")
@ValidationRule(
        value = "self.class != 'tanker' || !has(self.paint) || self.paint != 'red'",
        message = "tankers may not be red",
        reason = "FieldValueForbidden",
        fieldPath = ".paint")
@ValidationRule(
        value = "self.class != 'cargo' || !has(self.replicas) || self.replicas <= 50 || has(self.captain)",
        message = "cargo fleets of more than 50 ships need a captain",
        reason = "FieldValueRequired",
        fieldPath = ".captain")
@ValidationRule(
        value = "!has(self.nickname) || !has(self.captain) || self.nickname != self.captain",
        message = "nickname repeats the captain",
        reason = "FieldValueDuplicate",
        fieldPath = ".nickname")
@ValidationRule(
        value = "!has(oldSelf.callSign) || has(self.callSign)",
        message = "the call sign can not be taken back",
        reason = "FieldValueInvalid",
        fieldPath = ".callSign")
public class ShipSpec {

    @Required
    @SelectableField
    @JsonProperty("class")
    @JsonPropertyDescription("The class of the ship.")
    public @Nullable ShipClass shipClass;

    @SelectableField
    @Size(min = 2, max = 16)
    @Pattern("^[A-Z][A-Za-z ]*$")
    public @Nullable String captain;

    @SpecReplicas
    @Default("1")
    @Min(0)
    @Max(100)
    public @Nullable Integer replicas;

    @Min(10)
    @MultipleOf(5)
    public @Nullable Long tonnage;

    @Min(value = 0, inclusive = false)
    @Max(value = 30, inclusive = false)
    public @Nullable BigDecimal draft;

    public @Nullable Double length;

    @Default("true")
    public @Nullable Boolean active;

    public @Nullable Boolean retired;

    @Size(max = 8)
    @ValidationRule(value = "self == oldSelf", message = "call sign is immutable")
    public @Nullable String callSign;

    @ValidationRule(
            value = "oldSelf.hasValue() ? self >= oldSelf.value() : self == 0",
            optionalOldSelf = true,
            message = "voyages start at 0 and only grow")
    public @Nullable BigInteger voyage;

    public @Nullable Instant launched;

    public @Nullable LocalDate inspected;

    @Format("ipv4")
    public @Nullable String address;

    public @Nullable UUID serial;

    @Format("duration")
    @ValidationRule(value = "duration('1h') >= self", message = "a watch lasts an hour at most")
    public @Nullable String watch;

    /** An int or a string, without the alternatives that are published for others. */
    @SchemaOverlay("anyOf: null")
    public @Nullable IntOrString speed;

    @Pattern("^[0-9]+%?$")
    public @Nullable IntOrString depth;

    @NullableValue
    @Size(max = 20)
    public @Nullable String nickname;

    @NullableValue
    @Default("steady")
    public @Nullable String motto;

    @Default("B")
    @Size(min = 1)
    public @Nullable String grade;

    public @Nullable Integer minCrew;

    public @Nullable Integer maxCrew;

    @Default("{}")
    public @Nullable Home home;

    public @Nullable Dock dock;

    public @Nullable Insurance insurance;

    @Size(min = 1, max = 4)
    public @Nullable List<@Size(min = 1, max = 10) String> tags;

    @ListType(ATOMIC)
    public @Nullable List<@NullableValue String> aliases;

    @ListType(SET)
    @Size(max = 5)
    @ValidationRule("self.size() != 4")
    @ValidationRule(value = "self.all(h, h != 'bilge')", message = "the bilge is not a hold")
    public @Nullable List<@Size(max = 10) String> holds;

    @ListType(SET)
    @Size(max = 8)
    public @Nullable List<BigInteger> levels;

    @ListType(
            value = MAP,
            keys = {"port", "protocol"})
    @Size(max = 6)
    public @Nullable List<ShipPort> ports;

    @ListType(value = MAP, keys = "name")
    @Size(max = 8)
    @ValidationRule(
            value = "self.filter(c, has(c.rank) && c.rank == 'chief').size() <= 1",
            messageExpression =
                    "'only one chief, not %d'.format([self.filter(c, has(c.rank) && c.rank == 'chief').size()])")
    public @Nullable List<CrewMember> crew;

    @Size(max = 5)
    public @Nullable List<Stop> route;

    @Size(max = 3)
    public @Nullable List<@Size(max = 3) List<BigInteger>> legs;

    @Size(min = 1, max = 4)
    @ValidationRule(value = "self.all(k, k.size() <= 10)", message = "manifest keys have ten characters at most")
    public @Nullable Map<String, @Size(max = 12) String> manifest;

    public @Nullable Map<String, Cabin> cabins;

    public @Nullable Ballast ballast;

    public @Nullable Extras extras;

    public @Nullable Object anything;

    /** Any Kubernetes object. */
    @PreserveUnknownFields
    public @Nullable GenericKubernetesResource cargo;

    public @Nullable Engine engine;

    public @Nullable Fuel fuel;

    @Size(max = 12)
    @SchemaOverlay("not: {enum: [black]}")
    public @Nullable String paint;

    @SchemaOverlay("allOf: [{minLength: 3}, {pattern: '^[a-z]+$'}]")
    public @Nullable String mode;
}
