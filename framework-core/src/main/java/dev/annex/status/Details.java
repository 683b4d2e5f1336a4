package dev.annex.status;

import java.util.List;

/**
 * What a Status is about (E-02). Empty texts and a zero are left out when it is rendered.
 *
 * @param name the object's name
 * @param group the API group
 * @param kind the resource, or for an invalid object the kind
 * @param uid the object's uid
 * @param causes what exactly is wrong
 * @param retryAfterSeconds when to come back, 0 if there is no point
 */
public record Details(String name, String group, String kind, String uid, List<Cause> causes, int retryAfterSeconds) {

    /** Nothing known, rendered as an empty object. */
    public static final Details EMPTY = new Details("", "", "", "", List.of(), 0);

    /** Copies the causes. */
    public Details {
        causes = List.copyOf(causes);
    }

    /** About an object or, with an empty name, a resource. */
    public static Details of(String name, String group, String kind) {
        return new Details(name, group, kind, "", List.of(), 0);
    }

    /** The same with these causes. */
    public Details withCauses(List<Cause> newCauses) {
        return new Details(name, group, kind, uid, newCauses, retryAfterSeconds);
    }

    /** The same with that uid. */
    public Details withUid(String newUid) {
        return new Details(name, group, kind, newUid, causes, retryAfterSeconds);
    }

    /** The same with advice to come back after so many seconds. */
    public Details withRetryAfter(int seconds) {
        return new Details(name, group, kind, uid, causes, seconds);
    }
}
