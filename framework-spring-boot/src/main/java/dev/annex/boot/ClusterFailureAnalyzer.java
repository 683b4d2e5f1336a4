package dev.annex.boot;

import dev.annex.delegated.ClusterException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the server what it needs of the cluster and does not get. */
final class ClusterFailureAnalyzer extends AbstractFailureAnalyzer<ClusterException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ClusterException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
