package dev.annex.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.ValueRules;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a schema, at every level of it, compiled once. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">
 *     Validation rules</a>
 */
public final class ValidationRules implements ValueRules {

    private final RuleLevel root;

    private ValidationRules(RuleLevel root) {
        this.root = root;
    }

    /**
     * Compiles the rules of a kind's schema; {@link ValueRules#NONE} if it has none.
     *
     * @throws IllegalArgumentException if a rule cannot be compiled, or could cost more than is allowed; it says what is
     *     wrong with each and where, as kube-apiserver does when it refuses a CustomResourceDefinition
     */
    public static ValueRules of(Schema schema) {
        return RuleSearch.hasRules(schema) ? new ValidationRules(RuleCompiler.compile(schema)) : NONE;
    }

    @Override
    public List<FieldError> validate(
            JsonNode object, @Nullable JsonNode old, FieldPath where, Consumer<FieldError> tolerated) {
        Evaluation evaluation = new Evaluation(tolerated);
        evaluation.level(root, where, object, old, Correlated.root(root.schema(), object, old));
        return evaluation.errors();
    }
}
