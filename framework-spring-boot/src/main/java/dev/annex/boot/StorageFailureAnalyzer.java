package dev.annex.boot;

import dev.annex.storage.StorageException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the server why its store cannot be opened. */
final class StorageFailureAnalyzer extends AbstractFailureAnalyzer<StorageException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StorageException cause) {
        return new FailureAnalysis(
                "The store cannot be opened: " + cause.getMessage(),
                "Mend what the message names, or point annex.storage.* somewhere else.",
                cause);
    }
}
