package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The format of a string or a number, such as {@code date-time}, {@code ipv4} or {@code int64}. Java types that have a
 * format of their own need none.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Format {

    /** For {@link #value()}: no format at all, where the Java type would give one. */
    String NONE = "";

    /** The format's name in OpenAPI. */
    String value();
}
