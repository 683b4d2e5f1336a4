package dev.annex.status;

/**
 * One cause of a failure.
 *
 * @param reason machine-readable, may be empty
 * @param message human-readable, may be empty
 * @param field the field it is about, may be empty
 */
public record Cause(String reason, String message, String field) {}
