package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Trees.LATER;
import static dev.annex.fieldmanager.Trees.NOW;
import static dev.annex.fieldmanager.Trees.nothing;
import static dev.annex.fieldmanager.Trees.ship;
import static dev.annex.fieldmanager.Trees.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.StatusException;
import org.junit.jupiter.api.Test;

/** Going over from kubectl's client-side apply to server-side apply (P-40). */
class KubectlMigrationTests {

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    private final FieldManager fields = Trees.manager();

    /** A ship that kubectl made on its own side and somebody has edited since. */
    private ObjectNode made() {
        ObjectNode configuration = ship("{'class': 'cargo', 'replicas': 1}");
        ObjectNode next = stored(configuration.deepCopy());
        next.withObjectProperty("metadata").withObjectProperty("annotations").put(ANNOTATION, configuration.toString());
        ObjectNode live = fields.update(nothing(), next, "kubectl-client-side-apply", Trees.VERSION, "", NOW);
        ObjectNode edited = live.deepCopy();
        edited.withObjectProperty("spec").put("replicas", 5);
        return fields.update(live, edited, "edit", Trees.VERSION, "", NOW);
    }

    @Test
    void kubectlTakesWhatItAppliedItself() {
        ObjectNode next = fields.apply(made(), ship("{'class': 'tug'}"), "kubectl", false, "", LATER);
        assertThat(next.at("/spec/class").asText()).isEqualTo("tug");
        assertThat(next.at("/metadata/annotations").get(ANNOTATION).asText())
                .isEqualTo(ship("{'class': 'tug'}") + "\n");
    }

    @Test
    void kubectlConflictsOverWhatOthersHaveChangedSince() {
        StatusException failure = catchThrowableOfType(
                StatusException.class,
                () -> fields.apply(made(), ship("{'class': 'tug', 'replicas': 2}"), "kubectl", false, "", LATER));
        assertThat(failure.message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"edit\" using harbor.example.com/v1:"
                        + " .spec.replicas");
    }

    @Test
    void othersGetNoSuchLeave() {
        StatusException failure = catchThrowableOfType(
                StatusException.class, () -> fields.apply(made(), ship("{'class': 'tug'}"), "flux", false, "", LATER));
        assertThat(failure.code()).isEqualTo(409);
    }
}
