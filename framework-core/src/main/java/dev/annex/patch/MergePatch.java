package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A JSON merge patch: null removes, objects merge, everything else replaces.
 *
 * @param patch the patch
 * @param strictWarnings the fields that stand in it twice
 */
record MergePatch(ObjectNode patch, List<String> strictWarnings) implements Patch {

    @Override
    public ObjectNode apply(ObjectNode current) {
        return merge(current.deepCopy(), patch);
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                ObjectNode into =
                        target.get(name) instanceof ObjectNode there ? there : JsonNodeFactory.instance.objectNode();
                target.set(name, merge(into, inner));
            } else {
                target.set(name, value.deepCopy());
            }
        });
        return target;
    }
}
