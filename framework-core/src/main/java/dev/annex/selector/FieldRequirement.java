package dev.annex.selector;

/**
 * One of the requirements that a field selector is made of.
 *
 * @param field the field, such as {@code metadata.name}
 * @param equal whether the field must have the value; else it must not
 * @param value the value, without escapes
 */
public record FieldRequirement(String field, boolean equal, String value) {

    /** Whether a field with that value, empty if it is absent, meets the requirement. */
    public boolean matches(String actual) {
        return actual.equals(value) == equal;
    }

    /** The requirement as a selector writes it. */
    @Override
    public String toString() {
        String escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
        return field + (equal ? "=" : "!=") + escaped;
    }
}
