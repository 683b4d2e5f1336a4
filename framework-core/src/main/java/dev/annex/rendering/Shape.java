package dev.annex.rendering;

/** The shapes in which an object can be asked for (N-10, N-15). */
public enum Shape {
    /** The object itself. */
    OBJECT,
    /** A table, with one row for each object. */
    TABLE,
    /** Its metadata alone. */
    METADATA
}
