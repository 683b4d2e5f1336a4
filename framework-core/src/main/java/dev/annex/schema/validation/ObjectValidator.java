package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.schema.Schema;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a version's schema says of its objects, compiled once. Immutable. It judges in upstream's order: values, the
 * numbers of the scale subresource, embedded resources, list types, and at last rules, which are left out once
 * something is wrong that they could stumble over.
 */
public final class ObjectValidator {

    private static final String RULES_SKIPPED = "some validation rules were not checked because the object was invalid;"
            + " correct the existing errors to complete validation";
    private static final Set<FieldError.Type> BLOCKING = EnumSet.of(
            FieldError.Type.NOT_SUPPORTED,
            FieldError.Type.REQUIRED,
            FieldError.Type.TOO_LONG,
            FieldError.Type.TOO_MANY,
            FieldError.Type.TYPE_INVALID);

    private final ValueValidator values;
    private final @Nullable ValueValidator status;
    private final @Nullable ScalePaths scale;
    private final @Nullable EmbeddedResources embedded;
    private final @Nullable ListTypes lists;
    private final @Nullable ValueRules rules;

    private ObjectValidator(Schema schema, @Nullable ScalePaths scale, ValueRules rules) {
        Schema statusSchema = schema.properties().get("status");
        this.values = ValueValidator.of(schema, Path.ROOT);
        this.status = statusSchema == null ? null : ValueValidator.of(statusSchema, Path.ROOT);
        this.scale = scale;
        this.embedded = EmbeddedResources.of(schema);
        this.lists = ListTypes.of(schema);
        this.rules = rules == ValueRules.NONE ? null : rules;
    }

    /**
     * Compiles a schema.
     *
     * @param schema of the whole object, without what all objects have
     * @param scale where the scale subresource looks; null if there is none
     * @param rules what the schema's rules have become
     * @throws IllegalArgumentException if a pattern is no regular expression
     */
    public static ObjectValidator of(Schema schema, @Nullable ScalePaths scale, ValueRules rules) {
        return new ObjectValidator(schema, scale, rules);
    }

    /**
     * What is wrong with the type or the metadata of the first embedded resource that cannot even be read; empty if all
     * can.
     */
    public Optional<String> embeddedTypeFault(ObjectNode object) {
        return embedded == null ? Optional.empty() : embedded.typeFault(object, FieldPath.root());
    }

    /** Visits the embedded resources of an object, which may be changed. */
    public void visitEmbedded(ObjectNode object, Consumer<ObjectNode> visitor) {
        if (embedded != null) {
            embedded.visit(object, visitor);
        }
    }

    /** Notes what is wrong with a new object. */
    public void validateCreate(ObjectNode object, FieldErrors errors) {
        values(values, object, null, null, errors);
        if (scale != null) {
            scale.checkSpec(object, errors);
            scale.checkStatus(object, errors);
        }
        embedded(object, errors);
        lists(object, null, errors);
        rules(object, null, errors, tolerated -> {});
    }

    /**
     * Notes what is wrong with a changed object, except for values that were as wrong before.
     *
     * @param tolerated takes what rules find wrong with those, which clients are warned of
     */
    public void validateUpdate(ObjectNode object, ObjectNode old, FieldErrors errors, Consumer<FieldError> tolerated) {
        values(values, object, old, null, errors);
        if (scale != null) {
            scale.checkSpec(object, errors);
            scale.checkStatus(object, errors);
        }
        embedded(object, errors);
        lists(object, old, errors);
        rules(object, old, errors, tolerated);
    }

    /**
     * Notes what is wrong with an object whose status alone was changed. The sentences name fields as seen from the
     * status, the fields of the failures do not.
     *
     * @param tolerated takes what rules find wrong with values that were as wrong before
     */
    public void validateStatusUpdate(
            ObjectNode object, ObjectNode old, FieldErrors errors, Consumer<FieldError> tolerated) {
        JsonNode given = object.get("status");
        if (status != null && given != null) {
            values(status, given, old.get("status"), "status", errors);
        }
        if (scale != null) {
            scale.checkStatus(object, errors);
        }
        lists(object, old, errors);
        rules(object, old, errors, tolerated);
    }

    /** Whether something is wrong that keeps rules from being applied: a type, a missing or far too large value. */
    public static boolean blocksRules(FieldErrors errors) {
        return errors.asList().stream().anyMatch(error -> BLOCKING.contains(error.type()));
    }

    private static void values(
            ValueValidator validator,
            JsonNode value,
            @Nullable JsonNode old,
            @Nullable String root,
            FieldErrors errors) {
        Result result = new Result();
        validator.check(value, Path.ROOT, old, result);
        result.violations().forEach(violation -> errors.add(violation.below(root)));
    }

    private void embedded(ObjectNode object, FieldErrors errors) {
        if (embedded != null) {
            embedded.check(object, FieldPath.root(), errors);
        }
    }

    /** What was there twice before may be there twice again, wherever it is. */
    private void lists(ObjectNode object, @Nullable ObjectNode old, FieldErrors errors) {
        if (lists == null) {
            return;
        }
        FieldErrors now = new FieldErrors();
        lists.check(object, FieldPath.root(), now);
        if (!now.isEmpty() && old != null) {
            FieldErrors before = new FieldErrors();
            lists.check(old, FieldPath.root(), before);
            if (!before.isEmpty()) {
                return;
            }
        }
        now.asList().forEach(errors::add);
    }

    private void rules(
            ObjectNode object, @Nullable ObjectNode old, FieldErrors errors, Consumer<FieldError> tolerated) {
        if (rules == null) {
            return;
        }
        if (blocksRules(errors)) {
            errors.invalid(Violation.NO_FIELD, null, RULES_SKIPPED);
        } else {
            rules.validate(object, old, FieldPath.root(), tolerated).forEach(errors::add);
        }
    }
}
