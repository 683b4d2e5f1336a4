package dev.annex.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a fabric8 {@code CustomResource} class as a resource that this API server serves, and says of it what
 * fabric8's own annotations cannot.
 *
 * <p>Group, version, kind, names and scope come from fabric8's annotations. Where several versions of one kind say
 * different things here, those of the storage version count.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnnexResource {

    /** The verbs served; all of them when empty. Discovery, routes and OpenAPI follow this one list. */
    Verb[] verbs() default {};

    /** Whether a PUT of an object that does not exist creates it (Kubernetes: AllowCreateOnUpdate). */
    boolean createOnUpdate() default false;

    /** Whether a PUT without a resourceVersion replaces whatever is there (AllowUnconditionalUpdate). */
    boolean unconditionalUpdate() default true;

    /** Whether the class's status is a subresource of its own, as in a CustomResourceDefinition. */
    boolean statusSubresource() default true;

    /** Whether the server counts {@code metadata.generation}, raised by every change outside metadata and status. */
    boolean generation() default true;

    /**
     * Whether {@code spec} and {@code status} are always present, empty if need be, as the structs of a native Go
     * server are. Such a resource behaves as a native one wherever these differ from custom resources, in
     * strategic merge patches for example; all others behave as a CustomResourceDefinition's.
     */
    boolean nativeStructs() default false;

    /** Whether list items carry {@code apiVersion} and {@code kind}, as those of custom resources do (W-20). */
    boolean typedListItems() default true;

    /** What clients are warned of when this version is deprecated; a standard sentence when empty. */
    String deprecationWarning() default "";
}
