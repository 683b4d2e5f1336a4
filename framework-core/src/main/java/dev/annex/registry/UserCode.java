package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionDeniedException;
import dev.annex.api.AdmissionRequest;
import dev.annex.api.FieldErrors;
import dev.annex.api.MutatingAdmission;
import dev.annex.api.Strategy;
import dev.annex.api.ValidatingAdmission;
import dev.annex.api.Validator;
import dev.annex.status.Failures;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user code of one resource. Trees in the hub version go in; they are converted to the class that each piece of
 * code was written for, and what it changes is brought back.
 */
public final class UserCode {

    private final Resource resource;
    private final List<Bound<Validator<HasMetadata>>> validators;
    private final List<Bound<Strategy<HasMetadata>>> strategies;
    private final List<Bound<MutatingAdmission<HasMetadata>>> mutating;
    private final List<Bound<ValidatingAdmission<HasMetadata>>> validating;

    /**
     * A piece of user code with the version it was written for.
     *
     * @param version the version's name
     * @param code the code
     * @param <C> what it does
     */
    public record Bound<C>(String version, C code) {}

    /** The code of a resource, each list in the order in which it runs. */
    public UserCode(
            Resource resource,
            List<Bound<Validator<HasMetadata>>> validators,
            List<Bound<Strategy<HasMetadata>>> strategies,
            List<Bound<MutatingAdmission<HasMetadata>>> mutating,
            List<Bound<ValidatingAdmission<HasMetadata>>> validating) {
        this.resource = resource;
        this.validators = List.copyOf(validators);
        this.strategies = List.copyOf(strategies);
        this.mutating = List.copyOf(mutating);
        this.validating = List.copyOf(validating);
    }

    void prepareForCreate(ObjectNode object) {
        for (Bound<Strategy<HasMetadata>> strategy : strategies) {
            change(object, strategy.version(), typed -> strategy.code().prepareForCreate(typed));
        }
    }

    void prepareForUpdate(ObjectNode object, ObjectNode old) {
        for (Bound<Strategy<HasMetadata>> strategy : strategies) {
            HasMetadata before = typed(old, strategy.version());
            change(object, strategy.version(), typed -> strategy.code().prepareForUpdate(typed, before));
        }
    }

    FieldErrors validate(ObjectNode object, @Nullable ObjectNode old) {
        FieldErrors errors = new FieldErrors();
        for (Bound<Validator<HasMetadata>> validator : validators) {
            HasMetadata typed = typed(object, validator.version());
            if (old == null) {
                validator.code().validateCreate(typed, errors);
            } else {
                validator.code().validateUpdate(typed, typed(old, validator.version()), errors);
            }
        }
        return errors;
    }

    List<String> warnings(ObjectNode object, @Nullable ObjectNode old) {
        List<String> warnings = new ArrayList<>();
        for (Bound<Strategy<HasMetadata>> strategy : strategies) {
            HasMetadata typed = typed(object, strategy.version());
            warnings.addAll(
                    old == null
                            ? strategy.code().warningsOnCreate(typed)
                            : strategy.code().warningsOnUpdate(typed, typed(old, strategy.version())));
        }
        return warnings;
    }

    /**
     * Runs mutating admission on an object in the hub version, which it changes in place.
     *
     * @throws dev.annex.status.StatusException with 403 if a plugin refuses
     */
    public void mutate(AdmissionRequest.Operation operation, ObjectNode object, @Nullable ObjectNode old, Caller by) {
        for (Bound<MutatingAdmission<HasMetadata>> plugin : mutating) {
            HasMetadata before = old == null ? null : typed(old, plugin.version());
            change(
                    object,
                    plugin.version(),
                    typed -> ask(operation, typed, before, by, (code, request) -> code.admit(request), plugin.code()));
        }
    }

    /**
     * Runs validating admission; the object is null on delete, the old one on create.
     *
     * @throws dev.annex.status.StatusException with 403 if a plugin refuses
     */
    public void admit(
            AdmissionRequest.Operation operation, @Nullable ObjectNode object, @Nullable ObjectNode old, Caller by) {
        for (Bound<ValidatingAdmission<HasMetadata>> plugin : validating) {
            HasMetadata typed = object == null ? null : typed(object, plugin.version());
            HasMetadata before = old == null ? null : typed(old, plugin.version());
            ask(operation, typed, before, by, (code, request) -> code.validate(request), plugin.code());
        }
    }

    private <C> void ask(
            AdmissionRequest.Operation operation,
            @Nullable HasMetadata object,
            @Nullable HasMetadata old,
            Caller by,
            BiConsumer<C, AdmissionRequest<HasMetadata>> call,
            C code) {
        try {
            call.accept(
                    code,
                    new AdmissionRequest<>(
                            operation,
                            object,
                            old,
                            by.namespace(),
                            by.name(),
                            by.subresource(),
                            by.dryRun(),
                            by.user().name(),
                            by.user().groups(),
                            by.user().extra()));
        } catch (AdmissionDeniedException e) {
            String why = e.getMessage() == null ? "denied" : e.getMessage();
            throw Failures.forbidden(resource.groupResource(), by.name(), why);
        }
    }

    private void change(ObjectNode object, String version, Consumer<HasMetadata> change) {
        ResourceVersion own = resource.versionOf(object);
        ObjectNode tree = resource.convert(object, resource.version(version));
        HasMetadata typed = typedIn(tree, version);
        change.accept(typed);
        resource.version(version).binding().mergeInto(tree, typed);
        if (!version.equals(own.name())) {
            ObjectNode back = resource.convert(tree, own);
            object.removeAll();
            object.setAll(back);
        }
    }

    private HasMetadata typed(ObjectNode object, String version) {
        return typedIn(resource.convert(object, resource.version(version)), version);
    }

    private HasMetadata typedIn(ObjectNode tree, String name) {
        ResourceVersion version = resource.version(name);
        Class<? extends HasMetadata> type = version.type();
        if (type == null) {
            throw new IllegalStateException("user code is bound to version " + name + " of " + resource.groupResource()
                    + ", which has no class");
        }
        return version.typed(tree, type);
    }
}
