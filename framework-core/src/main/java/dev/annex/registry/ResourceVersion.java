package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.Defaulter;
import dev.annex.api.FieldErrors;
import dev.annex.cel.ValidationRules;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersionKind;
import dev.annex.schema.Defaulting;
import dev.annex.schema.NullElements;
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Pruning;
import dev.annex.schema.Schema;
import dev.annex.schema.TypeCheck;
import dev.annex.schema.validation.ObjectValidator;
import dev.annex.schema.validation.ScalePaths;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a resource, made ready for requests.
 *
 * @param definition how it is declared
 * @param kind its kind
 * @param objectSchema the schema of the whole object, metadata included
 * @param type its class; null if it has none
 * @param defaulters user code that fills what was left out
 * @param nativeType whether it behaves as Kubernetes' own types do: empty fields are the same as unset ones, and values of
 *     the wrong JSON type cannot even be read; the opposite of {@link dev.annex.scheme.Behaviour#customResource()}
 * @param binding turns trees into objects of the class and back
 * @param validator what the schema says of values
 */
public record ResourceVersion(
        VersionDefinition definition,
        GroupVersionKind kind,
        Schema objectSchema,
        @Nullable Class<? extends HasMetadata> type,
        List<Defaulter<HasMetadata>> defaulters,
        boolean nativeType,
        TypeBinding binding,
        ObjectValidator validator) {

    private static final Schema METADATA_ALONE = ObjectSchemas.object(Schema.ANYTHING);
    private static final Schema UNDECLARED =
            ObjectSchemas.object(Schema.parse(Json.object().put("type", "object")));

    /**
     * A version whose values are judged by its schema.
     *
     * @throws IllegalArgumentException if the schema has a pattern that is no regular expression, or rules that cannot be
     *     compiled
     */
    public ResourceVersion(
            VersionDefinition definition,
            GroupVersionKind kind,
            Schema objectSchema,
            @Nullable Class<? extends HasMetadata> type,
            List<Defaulter<HasMetadata>> defaulters,
            boolean nativeType,
            TypeBinding binding) {
        this(definition, kind, objectSchema, type, defaulters, nativeType, binding, validator(definition));
    }

    private static ObjectValidator validator(VersionDefinition definition) {
        ScaleDefinition scale = definition.scale();
        ScalePaths paths = scale == null
                ? null
                : new ScalePaths(scale.specReplicasPath(), scale.statusReplicasPath(), scale.labelSelectorPath());
        return ObjectValidator.of(definition.schema(), paths, ValidationRules.of(definition.schema()));
    }

    /** The version's name, such as {@code v1beta1}. */
    public String name() {
        return definition.name();
    }

    /** What objects of this version carry as apiVersion. */
    public String apiVersion() {
        return kind.groupVersion().toString();
    }

    /**
     * What is wrong with the first value of a type that keeps the object from being read at all; empty if it can be
     * read. Of a custom resource that is metadata alone, its own and that of resources in it: everything else is data, and
     * judged by validation.
     */
    public Optional<String> typeFault(ObjectNode object) {
        return nativeType
                ? TypeCheck.check(object, objectSchema)
                : TypeCheck.check(object, METADATA_ALONE).or(() -> validator.embeddedTypeFault(object));
    }

    /**
     * The object as user code sees it.
     *
     * @throws StatusException if it cannot be read as that class: with what the schema says of it (422) if this is a
     *     custom resource, whose values have not been judged before user code changes them
     */
    HasMetadata typed(ObjectNode object, Class<? extends HasMetadata> as) {
        try {
            return binding.toObject(object, as);
        } catch (StatusException e) {
            FieldErrors errors = new FieldErrors();
            if (!nativeType) {
                validator.validateCreate(object, errors);
            }
            throw errors.isEmpty()
                    ? e
                    : Failures.invalid(kind, ObjectMeta.of(object).name(), errors.asList());
        }
    }

    /** Fills what was left out from the schema alone, in place. */
    public void applySchemaDefaults(ObjectNode object) {
        Pruning.dropNulls(object, objectSchema);
        Defaulting.apply(object, objectSchema);
    }

    /**
     * Takes out what the schema does not know, and nulls where there may be none, in place.
     *
     * @return where unknown fields were, in the order in which clients are told
     */
    public List<String> prune(ObjectNode object) {
        Pruning.Unknown unknown = Pruning.prune(object, objectSchema);
        NullElements.replace(object, nativeType ? objectSchema : METADATA_ALONE);
        if (nativeType) {
            Pruning.dropNulls(object, objectSchema);
            return unknown.fields();
        }
        validator.visitEmbedded(object, ResourceVersion::settleMetadata);
        Pruning.dropNulls(object, objectSchema);
        return unknown.sorted();
    }

    /** Leaves of an embedded resource's metadata, as of all metadata, what is set to something. */
    private static void settleMetadata(ObjectNode embedded) {
        if (embedded.has("metadata")) {
            NullElements.replace(embedded, METADATA_ALONE);
            EmptyFields.dropFromMetadata(embedded, false);
        }
    }

    /** Takes out what nobody has declared, in place, and says where it was: for versions that are not served. */
    public static List<String> pruneUndeclared(ObjectNode object) {
        return Pruning.prune(object, UNDECLARED).sorted();
    }

    /**
     * Takes out of the metadata that were applied to a custom resource what is no time or whole number, in place:
     * upstream reads over it, while all other types have been judged before (P-32).
     */
    public void dropUnreadableMetadata(ObjectNode object) {
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.properties().removeIf(field -> {
                ObjectNode alone = Json.object();
                alone.putObject("metadata").set(field.getKey(), field.getValue());
                return TypeCheck.check(alone, METADATA_ALONE).isPresent();
            });
        }
    }

    /**
     * Brings an object that was stored, perhaps under an earlier schema, in line with this one, in place.
     *
     * @return whether anything had to change
     */
    boolean restore(ObjectNode object) {
        boolean pruned = !Pruning.prune(object, objectSchema).isEmpty();
        pruned |= Pruning.dropNulls(object, objectSchema);
        return Defaulting.apply(object, objectSchema) || pruned;
    }

    /** An object in which nothing is set: what the fields of a new object are compared with. */
    public ObjectNode emptyObject() {
        ObjectNode object = Json.object().put("kind", kind.kind()).put("apiVersion", apiVersion());
        applyZeroValues(object);
        return object;
    }

    /** Puts in the empty structs that a native server's objects have even where nothing was set, as in bookmarks. */
    public void applyZeroValues(ObjectNode object) {
        definition.schema().properties().forEach((name, field) -> {
            JsonNode value = field.defaultValue();
            if (value != null && value.isObject() && value.isEmpty() && !object.has(name)) {
                object.putObject(name);
            }
        });
    }

    /** Makes of an object of a native type what its class would, in place: nothing that is set to nothing. */
    void settle(ObjectNode object) {
        if (nativeType) {
            NullElements.replace(object, objectSchema);
            EmptyFields.dropFromMetadata(object, nativeType);
            EmptyFields.drop(object, objectSchema);
            applyZeroValues(object);
        }
    }

    /** Fills what was left out, in place: first from the schema, then by user code. */
    public void applyDefaults(ObjectNode object) {
        if (!nativeType) {
            Pruning.dropNulls(object, objectSchema);
        }
        applyDefaultsToApplied(object);
    }

    /**
     * Fills what an application left out, in place. Unlike in other bodies, a null where a custom resource may have none
     * has not been left out: validation judges it (P-34).
     */
    public void applyDefaultsToApplied(ObjectNode object) {
        NullElements.replace(object, nativeType ? objectSchema : METADATA_ALONE);
        EmptyFields.dropFromMetadata(object, nativeType);
        if (nativeType) {
            EmptyFields.drop(object, objectSchema);
            Pruning.dropNulls(object, objectSchema);
        }
        Defaulting.apply(object, objectSchema);
        if (type != null && !defaulters.isEmpty()) {
            HasMetadata typed = typed(object, type);
            defaulters.forEach(defaulter -> defaulter.setDefaults(typed));
            binding.mergeInto(object, typed);
        }
    }
}
