package dev.annex.storage;

import org.jspecify.annotations.Nullable;

/** A store that could not do what was asked; nothing is known about the outcome of a write that fails so. */
public class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what could not be done. */
    public StorageException(String message) {
        this(message, null);
    }

    /** Says what could not be done, and why. */
    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
