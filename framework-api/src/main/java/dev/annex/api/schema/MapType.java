package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a map or a struct is merged by server-side apply ({@code x-kubernetes-map-type}). Those without it are granular.
 * On a class it holds wherever the class is used.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface MapType {

    /** The ways of merging. */
    enum Kind {
        /** The value is one: whoever changes it owns all of it. */
        ATOMIC,
        /** Each field is owned by itself. */
        GRANULAR
    }

    /** The way of merging. */
    Kind value();
}
