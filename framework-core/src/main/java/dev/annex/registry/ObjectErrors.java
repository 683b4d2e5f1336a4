package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.schema.validation.ObjectValidator;
import dev.annex.status.Failures;
import dev.annex.validation.NameRule;
import dev.annex.validation.ObjectMetaValidation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an object, of whichever origin, in upstream's order (L-03, L-15): what holds for metadata, what
 * the schema says, what user code says. Values are judged by the schema of the version that the request is in.
 */
final class ObjectErrors {

    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final String STATUS = "status";

    private final Resource resource;
    private final UserCode userCode;

    ObjectErrors(Resource resource, UserCode userCode) {
        this.resource = resource;
        this.userCode = userCode;
    }

    /** What keeps a new object from being created; what holds for all metadata comes after, see {@link #metadata}. */
    FieldErrors onCreate(ObjectNode object, Caller by) {
        FieldErrors errors = new FieldErrors();
        if (custom()) {
            ObjectMetaValidation.validateCreate(
                    metadataOf(object), namespaced(), NameRule.DNS_SUBDOMAIN, METADATA, errors);
        }
        by.version().validator().validateCreate(inVersion(object, by), errors);
        byUserCode(object, null, errors);
        return errors;
    }

    /** What is wrong with the metadata of a new object of any kind, a second answer. */
    FieldErrors metadata(ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        ObjectMetaValidation.validateCreate(metadataOf(object), namespaced(), METADATA, errors);
        return errors;
    }

    /** What keeps an object from being changed. */
    FieldErrors onUpdate(ObjectNode object, ObjectNode old, Caller by) {
        FieldErrors metadata = new FieldErrors();
        ObjectMetaValidation.validateUpdate(metadataOf(object), metadataOf(old), namespaced(), METADATA, metadata);
        FieldErrors errors = new FieldErrors();
        if (custom()) {
            // upstream looks at the metadata of custom resources once more, and so do the causes of its answer
            ObjectMetaValidation.validateChanges(metadataOf(object), metadataOf(old), METADATA, errors);
        }
        ObjectValidator validator = by.version().validator();
        ObjectNode now = inVersion(object, by);
        ObjectNode before = inVersion(old, by);
        Consumer<FieldError> tolerated = error -> by.warnings().accept(Failures.sentence(error));
        if (by.subresource().equals(STATUS)) {
            validator.validateStatusUpdate(now, before, errors, tolerated);
        } else {
            validator.validateUpdate(now, before, errors, tolerated);
        }
        byUserCode(object, old, errors);
        errors.asList().forEach(metadata::add);
        return metadata;
    }

    /** User code, like the schema's own rules, never sees an object that is not even shaped as its schema says. */
    private void byUserCode(ObjectNode object, @Nullable ObjectNode old, FieldErrors errors) {
        if (!ObjectValidator.blocksRules(errors)) {
            userCode.validate(object, old).asList().forEach(errors::add);
        }
    }

    private ObjectNode inVersion(ObjectNode object, Caller by) {
        return resource.convert(object, by.version());
    }

    private static ObjectNode metadataOf(ObjectNode object) {
        return ObjectMeta.of(object).json();
    }

    private boolean namespaced() {
        return resource.definition().namespaced();
    }

    private boolean custom() {
        return resource.definition().behaviour().customResource();
    }
}
