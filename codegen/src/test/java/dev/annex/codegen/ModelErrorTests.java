package dev.annex.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.codegen.input.broken.Mistakes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every mistake is reported with its class, what is wrong and what to write. */
class ModelErrorTests {

    @Test
    void reportsEveryMistakeAtOnce() {
        List<Class<?>> classes = List.of(Mistakes.class.getDeclaredClasses());
        assertThatThrownBy(() -> ApiModel.read(classes))
                .isInstanceOfSatisfying(
                        ModelException.class,
                        e -> assertThat(e.problems())
                                .extracting(ModelProblem::toString)
                                .satisfiesOnlyOnce(text -> assertThat(text)
                                        .contains("Mistakes$NoGroup: it has no @Group; write @Group(\"<group>\")"))
                                .satisfiesOnlyOnce(text -> assertThat(text)
                                        .contains("Mistakes$NoResource: it does not extend")
                                        .contains("write \"class NoResource extends CustomResource<Spec, Status>\""))
                                .satisfiesOnlyOnce(
                                        text -> assertThat(text).contains("the group \"example\" is not valid"))
                                .satisfiesOnlyOnce(
                                        text -> assertThat(text).contains("the version \"one\" is not valid"))
                                .satisfiesOnlyOnce(text -> assertThat(text)
                                        .contains("Twice.broken.example.com: 2 versions are the storage version: ")
                                        .contains("storage = false"))
                                .satisfiesOnlyOnce(
                                        text -> assertThat(text).contains("TwiceV2: its scope is not that of"))
                                .satisfiesOnlyOnce(text -> assertThat(text)
                                        .contains("Mistakes$Field Field.spec.perhaps: the type"
                                                + " java.util.Optional<java.lang.String>"))
                                .satisfiesOnlyOnce(text -> assertThat(text)
                                        .contains("Field.spec.numbered")
                                        .contains("use String keys"))
                                .satisfiesOnlyOnce(
                                        text -> assertThat(text).contains("Mistakes$Cyclic: its fields have no schema"))
                                .satisfiesOnlyOnce(
                                        text -> assertThat(text).contains("Mistakes$HalfScale: it has only one of")));
    }

    @Test
    void namesMustMeanOneResource() {
        assertThatThrownBy(() -> ApiModel.read(List.of(Mistakes.Shortened.class, Clash.class)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the name \"fields\" belongs to");
    }

    @Test
    void thereMustBeAClass() {
        assertThatThrownBy(() -> ApiModel.read(List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no class has @AnnexResource");
    }

    /** Has the plural that the other has as its short name. */
    @dev.annex.api.AnnexResource
    @io.fabric8.kubernetes.model.annotation.Group("broken.example.com")
    @io.fabric8.kubernetes.model.annotation.Version("v1")
    @io.fabric8.kubernetes.model.annotation.Plural("fields")
    public static class Clash extends io.fabric8.kubernetes.client.CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }
}
