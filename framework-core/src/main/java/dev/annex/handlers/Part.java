package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Splice;
import dev.annex.registry.ResourceVersion;
import dev.annex.scheme.RegisteredKinds;
import dev.annex.watchcache.CachedObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a path shows of an object, and how that is written: the object itself, its status, or its scale (L-70, L-71).
 * Trees are in the version of the path; those handed in are not changed.
 */
sealed interface Part permits ObjectPart, ScalePart {

    /** The part that a path names. */
    static Part of(Target target) {
        return target.subresource().equals("scale") ? ScalePart.of(target) : new ObjectPart(target);
    }

    /** What bodies and patches have to be. */
    ResourceVersion version();

    /** The kinds that the server knows. */
    RegisteredKinds kinds();

    /** Whether bodies may say that they are of a version at all, if perhaps not here. */
    boolean knows(String apiVersion);

    /** The part of an object as clients see it. */
    ObjectNode show(ObjectNode live);

    /**
     * The object after its part has been replaced.
     *
     * @param live the object; null if it does not exist yet
     */
    ObjectNode update(@Nullable ObjectNode live, ObjectNode next, String manager, Instant now);

    /**
     * The object after something has been applied to its part.
     *
     * @param live the object; null if it does not exist yet
     * @throws dev.annex.status.StatusException if it cannot be applied, with 409 if others own what would change
     */
    ObjectNode apply(@Nullable ObjectNode live, ObjectNode applied, String manager, boolean force, Instant now);

    /** The part of an object as an answer. */
    Splice render(CachedObject object, Output output);

    /** The part of an object that has just been written as an answer. */
    Splice render(ObjectNode written, Output output);
}
