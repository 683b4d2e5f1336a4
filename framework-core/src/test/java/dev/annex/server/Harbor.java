package dev.annex.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Verb;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group with a namespaced kind and a cluster-scoped one, which behave as custom resources do.
 *
 * @param verbs what can be done with them, all if it is empty
 */
public record Harbor(Set<Verb> verbs) implements ApiGroup {

    /** The namespaced resource, in the namespace {@code default}. */
    public static final String SHIPS = "/apis/harbor.example.com/v1/namespaces/default/ships";

    /** The cluster-scoped resource, whose version is deprecated. */
    public static final String DOCKS = "/apis/harbor.example.com/v1/docks";

    /** With all verbs. */
    public Harbor() {
        this(Set.of());
    }

    @Override
    public String name() {
        return "harbor.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        return List.of(
                new RestStorage(definition("Ship", "ships", true, ""), Map.of()),
                new RestStorage(definition("Dock", "docks", false, "mind the \"gap\" \\ step"), Map.of()));
    }

    /** The declaration of ships. */
    public static ResourceDefinition ships() {
        return new Harbor().resources().get(0).definition();
    }

    private ResourceDefinition definition(String kind, String plural, boolean namespaced, String deprecation) {
        Schema schema =
                Schema.parse(Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true));
        VersionDefinition version = new VersionDefinition(
                "v1",
                true,
                true,
                !deprecation.isEmpty(),
                deprecation,
                schema,
                List.of(new PrinterColumn("Color", "string", "", "", 0, ".spec.color")),
                List.of(".spec.color"),
                false,
                null);
        return new ResourceDefinition(
                name(),
                new ResourceNames(
                        kind, kind + "List", plural, plural.substring(0, plural.length() - 1), List.of(), List.of()),
                namespaced,
                verbs,
                new Behaviour(false, true, true, true, true),
                List.of(version));
    }

    /** A ship. */
    public static ObjectNode ship(String name, String color) {
        ObjectNode ship =
                Json.object().put("apiVersion", "harbor.example.com/v1").put("kind", "Ship");
        ship.putObject("metadata").put("name", name);
        ship.putObject("spec").put("color", color);
        return ship;
    }
}
