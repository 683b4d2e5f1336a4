package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.registry.ObjectMeta;
import dev.annex.status.Failures;

/** Holds the name in an object against the one in the path. */
final class ObjectNames {

    private ObjectNames() {}

    static void check(Target target, ObjectNode object) {
        String name = ObjectMeta.of(object).name();
        if (name.isEmpty()) {
            throw Failures.badRequest("the name of the object (" + target.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!name.equals(target.name())) {
            throw Failures.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + target.name() + ")");
        }
    }
}
