package dev.annex.storage.etcd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves out the one case of the contract that versions before 3.4.25 and 3.5.8 do not meet. */
class OldEtcd implements ExecutionCondition {

    private static final String CASE = "answersRequestsForProgress";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean concerned = context.getTestMethod()
                .filter(method -> method.getName().equals(CASE))
                .isPresent();
        if (!concerned) {
            return ConditionEvaluationResult.enabled("holds on every version");
        }
        String version = version();
        return EtcdConnection.reliable(version)
                ? ConditionEvaluationResult.enabled("etcd " + version + " keeps progress behind events")
                : ConditionEvaluationResult.disabled(
                        "etcd " + version + " tells of progress before it tells of events (etcd issue 15220)");
    }

    private static String version() {
        try {
            Process process = new ProcessBuilder("etcd", "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines().findFirst().orElse("").replace("etcd Version: ", "");
        } catch (IOException e) {
            return "(none)"; // the class is skipped or fails as a whole
        }
    }
}
