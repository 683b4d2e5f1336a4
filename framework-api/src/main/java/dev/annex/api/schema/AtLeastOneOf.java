package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that at least one of some fields of a struct is set ({@code anyOf}). On a class it holds wherever the class is
 * used.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeastOneOf {

    /** The fields, by their names in JSON. */
    String[] value();
}
