package dev.annex.schema.validation;

import org.jspecify.annotations.Nullable;

/**
 * The way from the root of what is validated to a value, spelled out only when something is wrong there.
 *
 * @param parent the way to the value around it; null for the root
 * @param step the last step, as it is appended to the parent's text
 */
record Path(@Nullable Path parent, String step) {

    static final Path ROOT = new Path(null, "");

    /** The way to a field that the schema names. */
    Path property(String name) {
        return new Path(this, parent == null ? name : "." + name);
    }

    /** The way to a field that the schema does not name, or that is missing: with a dot even below the root. */
    Path key(String name) {
        return new Path(this, "." + name);
    }

    /** The way to an element. */
    Path index(int index) {
        return new Path(this, "[" + index + "]");
    }

    boolean isRoot() {
        return parent == null;
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
