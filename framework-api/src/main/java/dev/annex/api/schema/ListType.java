package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a list is merged by server-side apply, and what its elements may be ({@code x-kubernetes-list-type}). Lists
 * without it are atomic.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge strategy</a>
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ListType {

    /** The ways of merging. */
    enum Kind {
        /** The list is one value: whoever changes it owns all of it. */
        ATOMIC,
        /** Each element is owned by itself; elements are scalars or atomic, and none is there twice. */
        SET,
        /** Each element is owned field by field; it is told from others by its {@link #keys()}. */
        MAP
    }

    /** The way of merging. */
    Kind value();

    /**
     * The fields that tell the elements of a {@link Kind#MAP} list apart ({@code x-kubernetes-list-map-keys}). Each is
     * a scalar that is required or has a default.
     */
    String[] keys() default {};
}
