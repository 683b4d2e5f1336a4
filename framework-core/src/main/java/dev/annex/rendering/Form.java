package dev.annex.rendering;

/**
 * The form in which a client gets objects.
 *
 * @param version the version of the resource
 * @param shape the shape
 * @param metaVersion the version of meta.k8s.io that shapes other than the object itself have
 * @param include how much of the object a table's row carries; counts for tables alone
 */
public record Form(String version, Shape shape, String metaVersion, Include include) {

    /** How much of the object a table's row carries (N-12). */
    public enum Include {
        /** Nothing. */
        NONE,
        /** Its metadata. */
        METADATA,
        /** All of it. */
        OBJECT
    }

    /** The objects themselves in that version. */
    public static Form object(String version) {
        return new Form(version, Shape.OBJECT, "v1", Include.METADATA);
    }

    /** The apiVersion of shapes other than the object itself. */
    public String metaApiVersion() {
        return "meta.k8s.io/" + metaVersion;
    }
}
