package dev.annex.api;

import java.util.Locale;

/** A verb of the Kubernetes API, as discovery documents and authorization rules name it. */
public enum Verb {
    /** Create an object (POST). */
    CREATE,
    /** Delete one object (DELETE). */
    DELETE,
    /** Delete all objects that match (DELETE on the collection). */
    DELETECOLLECTION,
    /** Read one object (GET). */
    GET,
    /** Read all objects that match (GET on the collection). */
    LIST,
    /** Change parts of an object (PATCH). */
    PATCH,
    /** Replace an object (PUT). */
    UPDATE,
    /** Follow the changes of the objects that match (GET with {@code watch}). */
    WATCH;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The verb as Kubernetes writes it, in lower case. */
    @Override
    public String toString() {
        return text;
    }
}
