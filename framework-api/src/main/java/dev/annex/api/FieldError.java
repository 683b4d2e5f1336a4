package dev.annex.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one field of an object, a cause of a 422 answer (E-09).
 *
 * @param type what kind of wrong
 * @param field the field
 * @param value the offending value, for the types that print it, or {@link #OMITTED}; null otherwise
 * @param detail what is expected instead, may be empty
 */
public record FieldError(
        Type type, FieldPath field, @Nullable Object value, String detail) {

    /** Stands for an offending value that is not shown, not even as null. */
    public static final Object OMITTED = Omitted.VALUE;

    private enum Omitted {
        VALUE
    }

    /** What can be wrong with a field; the names are those of Kubernetes' causes. */
    public enum Type {
        /** The value is not there and has to be. */
        REQUIRED("FieldValueRequired", "Required value", false),
        /** The value is malformed or breaks a rule. */
        INVALID("FieldValueInvalid", "Invalid value", true),
        /** The value is not one of those that are known. */
        NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value", true),
        /** The value is there a second time. */
        DUPLICATE("FieldValueDuplicate", "Duplicate value", true),
        /** The value names something that does not exist. */
        NOT_FOUND("FieldValueNotFound", "Not found", true),
        /** The value may not be given here, whatever it is. */
        FORBIDDEN("FieldValueForbidden", "Forbidden", false),
        /** The value is longer than allowed. */
        TOO_LONG("FieldValueTooLong", "Too long", false),
        /** The value is shorter than allowed. */
        TOO_SHORT("FieldValueTooShort", "Too short", false),
        /** The list or map has more items than allowed. */
        TOO_MANY("FieldValueTooMany", "Too many", true),
        /** The list or map has fewer items than allowed. */
        TOO_FEW("FieldValueTooFew", "Too few", true),
        /** The value has the wrong type. */
        TYPE_INVALID("FieldValueTypeInvalid", "Invalid value", true),
        /** The rule itself failed, through no fault of the value. */
        INTERNAL("InternalError", "Internal error", false);

        private final String reason;
        private final String text;
        private final boolean printsValue;

        Type(String reason, String text, boolean printsValue) {
            this.reason = reason;
            this.text = text;
            this.printsValue = printsValue;
        }

        /** The machine-readable reason of the cause. */
        public String reason() {
            return reason;
        }

        /** The words with which the message begins. */
        public String text() {
            return text;
        }

        /** Whether the offending value is part of the message. */
        public boolean printsValue() {
            return printsValue;
        }
    }
}
