package dev.annex.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an object while it is validated; not thread-safe. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    /** The field has to be given. */
    public void required(FieldPath field, String detail) {
        add(new FieldError(FieldError.Type.REQUIRED, field, null, detail));
    }

    /** The field's value breaks a rule, which the detail states. */
    public void invalid(FieldPath field, @Nullable Object value, String detail) {
        add(new FieldError(FieldError.Type.INVALID, field, value, detail));
    }

    /** The field may not be given here. */
    public void forbidden(FieldPath field, String detail) {
        add(new FieldError(FieldError.Type.FORBIDDEN, field, null, detail));
    }

    /** The field's value is not among the supported ones, which are listed in the order given. */
    public void notSupported(FieldPath field, @Nullable Object value, Collection<String> supported) {
        String quoted = supported.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
        String detail = supported.isEmpty() ? "" : "supported values: " + quoted;
        add(new FieldError(FieldError.Type.NOT_SUPPORTED, field, value, detail));
    }

    /** The field's value stands elsewhere already. */
    public void duplicate(FieldPath field, @Nullable Object value) {
        add(new FieldError(FieldError.Type.DUPLICATE, field, value, ""));
    }

    /** The field's value names something that does not exist. */
    public void notFound(FieldPath field, @Nullable Object value) {
        add(new FieldError(FieldError.Type.NOT_FOUND, field, value, ""));
    }

    /** The field's value is longer than so many bytes. */
    public void tooLong(FieldPath field, int maximumBytes) {
        String unit = maximumBytes == 1 ? " byte" : " bytes";
        add(new FieldError(FieldError.Type.TOO_LONG, field, null, "may not be more than " + maximumBytes + unit));
    }

    /** Adds an error made elsewhere. */
    public void add(FieldError error) {
        errors.add(error);
    }

    /** Whether nothing has been found wrong so far. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** What has been found wrong, in the order in which it was found. */
    public List<FieldError> asList() {
        return List.copyOf(errors);
    }
}
