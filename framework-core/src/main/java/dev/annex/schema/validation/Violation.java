package dev.annex.schema.validation;

import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * Something that the schema does not allow.
 *
 * @param path where; null for what upstream says of no field in particular
 * @param type what kind of wrong
 * @param value the offending value; null if it is not shown
 * @param detail what is expected instead, as it is shown
 * @param message the whole sentence; of violations with the same one only the first counts
 */
record Violation(
        @Nullable Path path, FieldError.Type type, @Nullable Object value, String detail, String message) {

    /** The field that upstream names where it means none. */
    static final FieldPath NO_FIELD = FieldPath.of("<nil>");

    /** A violation whose sentence is shown. */
    static Violation of(FieldError.Type type, Path path, @Nullable Object value, String message) {
        return new Violation(path, type, value, message, message);
    }

    /** A violation of which upstream shows neither the field nor the value. */
    static Violation anywhere(String message) {
        return new Violation(null, FieldError.Type.INVALID, "", message, message);
    }

    /** A list or map with more members than allowed; both are said to have items. */
    static Violation tooMany(Path path, long size, long most, String members) {
        return new Violation(
                path,
                FieldError.Type.TOO_MANY,
                size,
                "must have at most " + most + (most == 1 ? " item" : " items"),
                path + " in body should have at most " + most + " " + members);
    }

    /** The error for the client, given where the root of what was validated is; null if that is the object itself. */
    FieldError below(@Nullable String root) {
        String where = path == null ? "" : path.toString();
        where = where.startsWith(".") ? where.substring(1) : where;
        FieldPath field;
        if (where.isEmpty()) {
            field = root == null ? NO_FIELD : FieldPath.of(root);
        } else {
            field = FieldPath.of(root == null ? where : root + "." + where);
        }
        return new FieldError(type, field, value, detail);
    }
}
