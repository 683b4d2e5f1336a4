package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that exactly one of some fields of a struct is set ({@code oneOf}). On a class it holds wherever the class is
 * used.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExactlyOneOf {

    /** The fields, by their names in JSON. */
    String[] value();
}
