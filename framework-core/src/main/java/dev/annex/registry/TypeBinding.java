package dev.annex.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.Failures;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns trees into objects of user classes and back, for user code alone: the trees themselves are what is stored. What
 * a class cannot hold stays in the tree.
 */
public final class TypeBinding {

    private final ObjectMapper mapper;

    /** A binding with fabric8's annotations and Jackson's. */
    public TypeBinding() {
        mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .findAndAddModules()
                .build();
    }

    /** An object of the class with what the tree says. */
    public <T> T toObject(ObjectNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw Failures.badRequest(
                    "the object cannot be read as a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    /** The tree of an object. */
    public ObjectNode toTree(Object object) {
        ObjectNode tree = mapper.valueToTree(object);
        removeNulls(tree);
        return tree;
    }

    /**
     * Brings what user code changed on an object back into the tree it was made from. Of the metadata, labels,
     * annotations, finalizers and owner references are taken.
     */
    public void mergeInto(ObjectNode tree, HasMetadata changed) {
        ObjectNode now = toTree(changed);
        ObjectNode before = toTree(toObject(tree, changed.getClass()));
        JsonNode metadataNow = now.remove("metadata");
        JsonNode metadataBefore = before.remove("metadata");
        merge(tree, before, now);
        if (metadataNow instanceof ObjectNode to && metadataBefore instanceof ObjectNode from) {
            List<String> kept = List.of("labels", "annotations", "finalizers", "ownerReferences");
            merge(ObjectMeta.of(tree).json(), from.retain(kept), to.retain(kept));
        }
    }

    private static void merge(ObjectNode tree, ObjectNode before, ObjectNode now) {
        List<String> gone = new ArrayList<>();
        before.fieldNames().forEachRemaining(name -> {
            if (!now.has(name)) {
                gone.add(name);
            }
        });
        tree.remove(gone);
        now.properties().forEach(field -> {
            JsonNode old = before.get(field.getKey());
            JsonNode value = field.getValue();
            if (value.equals(old)) {
                return;
            }
            if (value instanceof ObjectNode to
                    && old instanceof ObjectNode from
                    && tree.get(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, from, to);
            } else {
                tree.set(field.getKey(), value);
            }
        });
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeNulls();
        }
        node.forEach(TypeBinding::removeNulls);
    }
}
