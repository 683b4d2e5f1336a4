package dev.annex.test.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class KubectlConditionTests {

    @TempDir
    private Path folder;

    @Test
    void withoutKubectlATestIsSkippedWithTheReason() {
        ConditionEvaluationResult result = KubectlCondition.evaluate(KubectlBinary.on(folder.toString()));

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("kubectl is not on the PATH; install it to run this test");
    }

    @Test
    void theFirstExecutableOnThePathIsTaken() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Files.createFile(plain.resolve("kubectl"));
        Path real =
                Files.createFile(Files.createDirectory(folder.resolve("real")).resolve("kubectl"));
        assertThat(real.toFile().setExecutable(true)).isTrue();

        String path = plain + File.pathSeparator + File.pathSeparator + real.getParent();

        assertThat(KubectlBinary.on(path)).hasValue(real);
        assertThat(KubectlCondition.evaluate(KubectlBinary.on(path)).isDisabled())
                .isFalse();
    }
}
