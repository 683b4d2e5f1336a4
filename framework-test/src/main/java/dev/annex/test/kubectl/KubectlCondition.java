package dev.annex.test.kubectl;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Enables a test where there is a kubectl. */
final class KubectlCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(KubectlBinary.onPath());
    }

    static ConditionEvaluationResult evaluate(Optional<Path> binary) {
        return binary.map(path -> ConditionEvaluationResult.enabled("kubectl is " + path))
                .orElseGet(() ->
                        ConditionEvaluationResult.disabled("kubectl is not on the PATH; install it to run this test"));
    }
}
