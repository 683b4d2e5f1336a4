package dev.annex.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the value is itself a Kubernetes object ({@code x-kubernetes-embedded-resource}), with apiVersion, kind and
 * metadata that are checked as such. On a class it holds wherever the class is used.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmbeddedResource {}
