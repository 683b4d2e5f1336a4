package dev.annex.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.api.AnnexResource;
import dev.annex.api.Verb;
import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.codegen.input.harbor.Ship;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.VersionDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the annotations of a class become in its declaration. */
class DeclaredNamesTests {

    private static ResourceDefinition definition(Class<?>... types) throws ModelException {
        return ApiModel.read(List.of(types)).kinds().get(0).definition();
    }

    @Test
    void namesAreThoseWritten() throws ModelException {
        ResourceDefinition geese = definition(Goose.class, OldGoose.class);
        assertThat(geese.names().plural()).isEqualTo("geese");
        assertThat(geese.names().singular()).isEqualTo("gosling");
        assertThat(geese.names().shortNames()).containsExactly("gs");
        assertThat(geese.names().categories()).containsExactly("all", "birds");
        assertThat(geese.names().listKind()).isEqualTo("GooseList");
        assertThat(geese.namespaced()).isFalse();
        assertThat(geese.verbs()).containsExactlyInAnyOrder(Verb.GET, Verb.LIST);
        assertThat(geese.versions()).extracting(VersionDefinition::name).containsExactly("v1", "v1alpha1");
        assertThat(geese.storageVersion().name()).isEqualTo("v1");
        assertThat(geese.deprecationWarning(geese.versions().get(1)))
                .contains("farm.example.com/v1alpha1 Goose is deprecated; use farm.example.com/v1 Goose");
    }

    @Test
    void pluralsOfIrregularKindsAreEnglishWhereNoneIsWritten() throws ModelException {
        assertThat(definition(Bus.class).names().plural()).isEqualTo("buses");
        assertThat(definition(Ferry.class).names().plural()).isEqualTo("ferries");
    }

    @Test
    void groupsOfOneServerAreApart() throws ModelException {
        CodegenRequest both = new CodegenRequest(
                ApiModel.read(List.of(Ship.class, Bus.class)), Inputs.harbor().options());
        List<String> paths = new ArrayList<>();
        Codegen.generate(both).files(Target.DOCUMENT).forEach(file -> paths.add(file.path()));
        assertThat(paths)
                .contains(
                        "discovery/apis/farm.example.com/v1.json",
                        "discovery/apis/harbor.example.com/v1.json",
                        "openapi/v3/apis/farm.example.com/v1.json");
    }

    /** A field and a kind that would have the same definition: nothing is generated. */
    @Test
    void definitionNamesAreUnique() {
        assertThatThrownBy(() -> Codegen.generate(new CodegenRequest(
                        ApiModel.read(List.of(Native.class, NativeSpec.class)),
                        Inputs.harbor().options())))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("com.example.farm.v1.NativeSpec would mean two different things");
    }

    /** The lint's findings name the class. */
    @Test
    void findingsNameTheClass() {
        assertThatThrownBy(() -> Codegen.generate(new CodegenRequest(
                        ApiModel.read(List.of(Keyless.class)), Inputs.harbor().options())))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(Keyless.class.getName() + " (/openapi/v3/apis/farm.example.com/v1:")
                .hasMessageContaining("the key \"name\" is neither required nor has it a default")
                .hasMessageContaining("add @Required or @Default to it");
    }

    /** Read-only, cluster-scoped. */
    @AnnexResource(verbs = {Verb.GET, Verb.LIST})
    @Group("farm.example.com")
    @Version("v1")
    @Plural("geese")
    @Singular("gosling")
    @ShortNames("gs")
    @Categories({"all", "birds"})
    public static class Goose extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** The same before. */
    @AnnexResource(verbs = {Verb.GET, Verb.LIST})
    @Group("farm.example.com")
    @Version(value = "v1alpha1", storage = false, deprecated = true)
    @Kind("Goose")
    @Plural("geese")
    @Singular("gosling")
    @ShortNames("gs")
    @Categories({"all", "birds"})
    public static class OldGoose extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Ends in s. */
    @AnnexResource
    @Group("farm.example.com")
    @Version("v1")
    public static class Bus extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Ends in y. */
    @AnnexResource
    @Group("farm.example.com")
    @Version("v1")
    public static class Ferry extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Has a spec, as a definition of its own. */
    @AnnexResource(nativeStructs = true)
    @Group("farm.example.com")
    @Version("v1")
    public static class Native extends CustomResource<Empty, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** Is called as the other's spec is. */
    @AnnexResource(nativeStructs = true)
    @Group("farm.example.com")
    @Version("v1")
    public static class NativeSpec extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    /** What is wanted: something. */
    public static class Empty {
        public int count;
    }

    /** Has a list whose keys may be missing. */
    @AnnexResource
    @Group("farm.example.com")
    @Version("v1")
    public static class Keyless extends CustomResource<Keyless.Spec, Void> {
        private static final long serialVersionUID = 1L;

        /** What is wanted. */
        public static class Spec {
            @dev.annex.api.schema.ListType(value = dev.annex.api.schema.ListType.Kind.MAP, keys = "name")
            public List<Part> parts = List.of();
        }

        /** A part. */
        public static class Part {
            public String name = "";
        }
    }
}
