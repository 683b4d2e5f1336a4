package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that null is a value ({@code nullable: true}): it is kept where it would otherwise be dropped or refused. It is
 * fabric8's {@code @Nullable} for elements of lists and maps too, under a name that leaves {@code @Nullable} to
 * JSpecify.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NullableValue {}
