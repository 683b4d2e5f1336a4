package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Converter;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind in two versions with fields of every sort, and a converter that can be told to lose something. */
record Crates() implements ApiGroup {

    private static final String SCHEMA = """
            {"type":"object","required":["spec"],"properties":{"spec":{"type":"object","required":["label"],"properties":{
              "label":{"type":"string","minLength":1,"maxLength":8},
              "code":{"type":"string","pattern":"^[A-Z]{2}-[0-9]+$"},
              "grade":{"type":"string","enum":["A","B"]},
              "weight":{"type":"integer","format":"int64"},
              "places":{"type":"object","additionalProperties":{"type":"string"}},
              "parts":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],
                "items":{"type":"object","required":["name"],"properties":{
                  "name":{"type":"string","maxLength":3},"count":{"type":"integer","format":"int32","minimum":1}}}},
              "sealed":{"type":"boolean","default":true}}}}}
            """;

    @Override
    public String name() {
        return "crates.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        return List.of(new RestStorage(
                new ResourceDefinition(
                        name(),
                        new ResourceNames("Crate", "CrateList", "crates", "crate", List.of(), List.of()),
                        true,
                        Set.of(),
                        new Behaviour(false, true, true, true, true),
                        List.of(version("v1"), version("v1beta1"))),
                Map.of("v1", Crate.class, "v1beta1", OldCrate.class)));
    }

    private static VersionDefinition version(String name) {
        Schema schema = Schema.parse((ObjectNode) Json.parse(SCHEMA.getBytes(StandardCharsets.UTF_8)));
        return new VersionDefinition(
                name, true, name.equals("v1"), false, "", schema, List.of(), List.of(), false, null);
    }

    /** What is wanted of a crate, in both versions. */
    public static final class CrateSpec {
        public @Nullable String label;
        public @Nullable String code;
        public @Nullable String grade;
        public @Nullable Long weight;
        public @Nullable Map<String, String> places;
        public @Nullable List<Part> parts;
        public @Nullable Boolean sealed;
    }

    /** A part of a crate. */
    public static final class Part {
        public @Nullable String name;
        public @Nullable Integer count;
    }

    /** The hub. */
    @Group("crates.example.com")
    @Version("v1")
    public static final class Crate extends CustomResource<CrateSpec, Void> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    /** The spoke. */
    @Group("crates.example.com")
    @Version("v1beta1")
    @Kind("Crate")
    public static final class OldCrate extends CustomResource<CrateSpec, Void> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    /** Loses nothing, until it is extended. */
    static class CrateConverter implements Converter<OldCrate, Crate> {

        @Override
        public Crate toHub(OldCrate spoke) {
            Crate hub = new Crate();
            hub.setMetadata(spoke.getMetadata());
            hub.setSpec(spoke.getSpec());
            return hub;
        }

        @Override
        public OldCrate fromHub(Crate hub) {
            OldCrate spoke = new OldCrate();
            spoke.setMetadata(hub.getMetadata());
            spoke.setSpec(hub.getSpec());
            lose(spoke);
            return spoke;
        }

        void lose(OldCrate spoke) {}
    }
}
