package dev.annex.server;

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
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind in three versions: v1 is the hub and is stored, v1beta1 calls a field otherwise, v1alpha1 lacks one. */
record Boats(Map<String, Class<? extends CustomResource<?, ?>>> types) implements ApiGroup {

    static final String GROUP = "boats.example.com";

    /** Where v1alpha1 keeps the owner, which it has no field for. */
    static final String OWNER = "boats.example.com/owner";

    Boats() {
        this(Map.of("v1alpha1", Alpha.class, "v1beta1", Beta.class, "v1", Boat.class));
    }

    /** The path of the boats of a namespace in a version. */
    static String path(String version) {
        return "/apis/" + GROUP + "/" + version + "/namespaces/default/boats";
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public List<RestStorage> resources() {
        return List.of(storage());
    }

    /** What leads to the hub from the other versions. */
    static UserCodeRegistry converters() {
        return new UserCodeRegistry().add(new AlphaConverter()).add(new BetaConverter());
    }

    RestStorage storage() {
        return new RestStorage(definition(), Map.copyOf(types));
    }

    private static ResourceDefinition definition() {
        return new ResourceDefinition(
                GROUP,
                new ResourceNames("Boat", "BoatList", "boats", "boat", List.of(), List.of()),
                true,
                Set.of(),
                new Behaviour(false, true, true, true, true),
                List.of(
                        version("v1", false, "'title':{'type':'string'},'owner':{'type':'string'}"),
                        version("v1beta1", false, "'name':{'type':'string'},'owner':{'type':'string'}"),
                        version("v1alpha1", true, "'name':{'type':'string'}")));
    }

    private static VersionDefinition version(String name, boolean deprecated, String fields) {
        String schema = "{'type':'object','properties':{'spec':{'type':'object','properties':{" + fields + "}}}}";
        ObjectNode json = (ObjectNode) Json.parse(schema.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        List<String> selectable = name.equals("v1") ? List.of(".spec.title") : List.of(".spec.name");
        return new VersionDefinition(
                name, true, name.equals("v1"), deprecated, "", Schema.parse(json), List.of(), selectable, false, null);
    }

    /** What is wanted of a boat. */
    public static final class BoatSpec {
        public @Nullable String title;
        public @Nullable String owner;
    }

    /** What is wanted of a boat, as the first versions call it. */
    public static final class NamedSpec {
        public @Nullable String name;
        public @Nullable String owner;
    }

    /** The hub. */
    @Group(GROUP)
    @Version("v1")
    public static final class Boat extends CustomResource<BoatSpec, Void> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    /** A spoke. */
    @Group(GROUP)
    @Version("v1beta1")
    @Kind("Boat")
    public static final class Beta extends CustomResource<NamedSpec, Void> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    /** Another. */
    @Group(GROUP)
    @Version("v1alpha1")
    @Kind("Boat")
    public static final class Alpha extends CustomResource<NamedSpec, Void> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    /** Hands on no metadata at all. */
    static final class BetaConverter implements Converter<Beta, Boat> {

        @Override
        public Boat toHub(Beta spoke) {
            Boat hub = new Boat();
            hub.setSpec(new BoatSpec());
            hub.getSpec().title = spoke.getSpec().name;
            hub.getSpec().owner = spoke.getSpec().owner;
            return hub;
        }

        @Override
        public Beta fromHub(Boat hub) {
            Beta spoke = new Beta();
            spoke.setSpec(new NamedSpec());
            spoke.getSpec().name = hub.getSpec().title;
            spoke.getSpec().owner = hub.getSpec().owner;
            return spoke;
        }
    }

    /** Meddles with the metadata, and fails for some titles. */
    static final class AlphaConverter implements Converter<Alpha, Boat> {

        @Override
        public Boat toHub(Alpha spoke) {
            Boat hub = new Boat();
            hub.setMetadata(changed(spoke.getMetadata()));
            hub.setSpec(new BoatSpec());
            hub.getSpec().title = sound(spoke.getSpec().name);
            hub.getSpec().owner = hub.getMetadata().getAnnotations().remove(OWNER);
            return hub;
        }

        @Override
        @SuppressWarnings("NullAway") // to see what becomes of code that is not checked
        public Alpha fromHub(Boat hub) {
            if ("nothing".equals(hub.getSpec().title)) {
                return null;
            }
            Alpha spoke = new Alpha();
            spoke.setMetadata(changed(hub.getMetadata()));
            spoke.setSpec(new NamedSpec());
            spoke.getSpec().name = sound(hub.getSpec().title);
            if (hub.getSpec().owner != null) {
                spoke.getMetadata().getAnnotations().put(OWNER, hub.getSpec().owner);
            }
            return spoke;
        }

        private static ObjectMeta changed(ObjectMeta metadata) {
            metadata.setNamespace("elsewhere");
            metadata.setUid("another");
            metadata.setFinalizers(List.of("example.com/more"));
            return metadata;
        }

        private static @Nullable String sound(@Nullable String title) {
            if ("sinking".equals(title)) {
                throw new IllegalStateException("this boat is sinking");
            }
            return title;
        }
    }
}
