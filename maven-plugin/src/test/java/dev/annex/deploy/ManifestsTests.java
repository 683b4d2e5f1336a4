package dev.annex.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTests {

    @TempDir
    private Path folder;

    @Test
    void whatOthersNeedComesFirstAndApiServicesLast() throws Exception {
        Manifests manifests = Manifests.read(Path.of("src/test/resources/manifests"));

        assertThat(manifests.objects())
                .extracting(HasMetadata::getKind)
                .containsExactly(
                        "Namespace",
                        "ServiceAccount",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "ClusterRoleBinding",
                        "RoleBinding",
                        "PersistentVolumeClaim",
                        "Service",
                        "Deployment",
                        "PodDisruptionBudget",
                        "APIService",
                        "APIService");
        assertThat(manifests.server().flatMap(Manifests::servingSecret)).hasValue("wardle-tls");
    }

    @Test
    void saysThatThereAreNone() {
        assertThatThrownBy(() -> Manifests.read(folder.resolve("missing")))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("annex:generate");
    }

    @Test
    void saysWhichFileCannotBeRead() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "just text");

        assertThatThrownBy(() -> Manifests.read(folder))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("a.yaml");
    }
}
