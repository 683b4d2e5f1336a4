package dev.annex.boot;

import dev.annex.scheme.DeclarationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the server what its classes and user code contradict each other in, and what to change. */
final class DeclarationFailureAnalyzer extends AbstractFailureAnalyzer<DeclarationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DeclarationException cause) {
        return new FailureAnalysis(sentence(cause.description()), sentence(cause.action()), cause);
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
