package dev.annex.request;

/** What becomes of fields that the schema does not know, or that stand in a body twice. */
public enum FieldValidation {
    /** They are dropped. */
    IGNORE,
    /** They are dropped, and the client is warned; what happens if nothing is said. */
    WARN,
    /** The request fails. */
    STRICT
}
