package dev.annex.codegen.input.broken;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One class for each mistake. */
public final class Mistakes {

    private Mistakes() {}

    /** Has no group. */
    @AnnexResource
    @Version("v1")
    public static class NoGroup extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Is no resource. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v1")
    public static class NoResource {}

    /** Has names that Kubernetes does not take. */
    @AnnexResource
    @Group("example")
    @Version("one")
    public static class BadNames extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Is stored, and so is its other version. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v1")
    @Kind("Twice")
    public static class TwiceV1 extends CustomResource<Void, Void> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    /** Is stored too, and in another scope. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v2")
    @Kind("Twice")
    public static class TwiceV2 extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Has the name of another. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v1")
    @ShortNames("fields")
    public static class Shortened extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Has fields that no schema can describe. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v1")
    public static class Field extends CustomResource<Field.Spec, Void> {
        private static final long serialVersionUID = 1L;

        /** What is wanted. */
        public static class Spec {
            /** Not supported. */
            public Optional<String> perhaps = Optional.empty();

            /** Not supported. */
            public @Nullable Map<Integer, String> numbered;
        }
    }

    /** Contains itself. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v1")
    public static class Cyclic extends CustomResource<Cyclic.Spec, Void> {
        private static final long serialVersionUID = 1L;

        /** What is wanted. */
        public static class Spec {
            /** Itself. */
            public @Nullable List<Spec> more;
        }
    }

    /** Can be scaled, but does not say how far it is. */
    @AnnexResource
    @Group("broken.example.com")
    @Version("v1")
    public static class HalfScale extends CustomResource<HalfScale.Spec, Void> {
        private static final long serialVersionUID = 1L;

        /** What is wanted. */
        public static class Spec {
            /** How many. */
            @SpecReplicas
            public int replicas;
        }
    }
}
