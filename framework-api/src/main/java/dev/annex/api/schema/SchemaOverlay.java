package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part of a schema in its own words, for what no annotation says: {@code not}, {@code allOf} and alternatives of
 * every kind, for example.
 *
 * <pre>{@code
 * @SchemaOverlay("not: {enum: [black]}")
 * public String paint;
 * }</pre>
 *
 * <p>It is laid over what Java type and annotations say, as a JSON merge patch: what it names replaces, structs are
 * merged, null takes away. On a class it holds wherever the class is used. Words that structural schemas do not have
 * fail the generation.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaOverlay {

    /** The part, in YAML or JSON. */
    String value();
}
