package dev.annex.authentication;

import org.jspecify.annotations.Nullable;

/**
 * Credentials that are wrong, or that cannot be checked; the client learns nothing but 401. It has no stack trace,
 * because anyone can cause as many of these as they like.
 */
public class AuthenticationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says for the log what is wrong with the credentials. */
    public AuthenticationException(String message) {
        this(message, null);
    }

    /** Says for the log what is wrong with the credentials, and why. */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
