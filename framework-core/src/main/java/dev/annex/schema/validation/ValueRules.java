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
    ValueRules NONE = (object, old, root, tolerated) -> List.of();

    /**
     * What the rules find wrong with an object.
     *
     * @param object the whole object
     * @param old what it was before; null if it is new
     * @param root where the object is, usually {@link FieldPath#root()}
     * @param tolerated takes what is wrong in values that were the same before, which clients are warned of
     */
    List<FieldError> validate(JsonNode object, @Nullable JsonNode old, FieldPath root, Consumer<FieldError> tolerated);
}
