package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules that a schema carries in {@code x-kubernetes-validations}, ready to be applied. */
@FunctionalInterface
public interface ValueRules {

    /** No rules. */
    ValueRules NONE = (object, old, root) -> List.of();

    /**
     * What the rules find wrong with an object.
     *
     * @param object the whole object
     * @param old what it was before; null if it is new
     * @param root where the object is, usually {@link FieldPath#root()}
     */
    List<FieldError> validate(JsonNode object, @Nullable JsonNode old, FieldPath root);

    /**
     * The same, for those who also want to hear of what is as wrong as it was before.
     *
     * @param tolerated takes what is wrong with values that have not changed, and is therefore allowed to stay so
     */
    default List<FieldError> validate(
            JsonNode object, @Nullable JsonNode old, FieldPath root, Consumer<FieldError> tolerated) {
        return validate(object, old, root);
    }
}
