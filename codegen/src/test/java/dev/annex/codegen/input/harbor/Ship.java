package dev.annex.codegen.input.harbor;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.annex.api.AnnexResource;
import dev.annex.api.Verb;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.PrinterColumn;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import io.fabric8.kubernetes.model.annotation.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ship. */
@AnnexResource(
        verbs = {Verb.CREATE, Verb.DELETE, Verb.GET, Verb.LIST, Verb.PATCH, Verb.UPDATE, Verb.WATCH},
        createOnUpdate = true,
        deprecationWarning = "this ship has sailed")
@Group("harbor.example.com")
@Version("v1")
@Plural("ships")
@ShortNames("sh")
@Categories({"all", "fleet"})
public class Ship extends CustomResource<Ship.Spec, Ship.Status> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** What is wanted. */
    public static class Spec {
        /** Of what it is built. */
        @Required
        @SelectableField
        @PrinterColumn(name = "Hull", priority = 1)
        @JsonPropertyDescription("Of what it is built.")
        public @Nullable Hull hull;

        /** How many hands. */
        @SpecReplicas
        @Default("1")
        @Min(0)
        @Max(1000)
        public int replicas;

        /** Its place in the register. */
        public @Nullable Long register;

        /** How heavy. */
        public double tons;

        /** How long it is away. */
        public @Nullable Duration voyage;

        /** When it left. */
        public @Nullable Instant sailed;

        /** Its flag. */
        public byte @Nullable [] flag;

        /** Its berth. */
        public @Nullable IntOrString berth;

        /** Its tank. */
        public @Nullable Quantity fuel;

        /** What is on board. */
        public @Nullable Map<String, Object> freight;

        /** How many of what. */
        public @Nullable Map<String, List<Integer>> counts;

        /** Anything. */
        @PreserveUnknownFields
        public @Nullable Map<String, String> notes;

        /** The decks. */
        public @Nullable List<Deck> decks;
    }

    /** A deck. */
    public static class Deck {
        /** Its number. */
        public short number;
    }

    /** What hulls are built of. */
    public enum Hull {
        /** Of iron and carbon. */
        STEEL,
        /** Of trees. */
        WOOD
    }

    /** What is. */
    public static class Status {
        /** How many hands there are. */
        @StatusReplicas
        public int replicas;

        /** Which hands. */
        @LabelSelector
        public @Nullable String selector;
    }
}
