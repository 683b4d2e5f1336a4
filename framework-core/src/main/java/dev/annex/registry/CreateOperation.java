package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest;
import dev.annex.api.FieldErrors;
import dev.annex.status.Details;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import dev.annex.storage.Entry;
import dev.annex.storage.WriteResult;
import java.time.Clock;

/** Creates objects (Kubernetes: BeforeCreate and Store.Create). Blocks; to be called on a worker thread. */
public final class CreateOperation {

    private static final int NAME_ATTEMPTS = 8;

    private final Resource resource;
    private final UserCode userCode;
    private final ObjectErrors errors;
    private final Clock clock;

    /** Creates objects of a resource. */
    public CreateOperation(Resource resource, UserCode userCode, Clock clock) {
        this.resource = resource;
        this.userCode = userCode;
        this.errors = new ObjectErrors(resource, userCode);
        this.clock = clock;
    }

    /**
     * Creates an object.
     *
     * @param object the object in the hub version, after mutating admission; changed in place
     * @throws StatusException with whatever the client has to be told
     */
    public Written create(ObjectNode object, Caller by, ObjectValidation validation) {
        ObjectMeta metadata = ObjectMeta.of(object);
        boolean generate = metadata.name().isEmpty() && !metadata.generateName().isEmpty();
        for (int attempt = 1; ; attempt++) {
            ObjectNode candidate = generate ? object.deepCopy() : object;
            if (generate) {
                ObjectMeta.of(candidate).text("name", NameGeneration.generate(metadata.generateName()));
            }
            try {
                return store(candidate, by, validation);
            } catch (StatusException e) {
                if (e.reason() != Reason.ALREADY_EXISTS || !generate || attempt == NAME_ATTEMPTS) {
                    throw e.reason() == Reason.ALREADY_EXISTS ? alreadyExists(e, metadata) : e;
                }
            }
        }
    }

    /** What has to be done and to hold before a new object is stored, also if it comes by way of an update. */
    void prepare(ObjectNode object, Caller by) {
        userCode.prepareForCreate(object);
        check(errors.onCreate(object, by), object);
        check(errors.metadata(object), object);
        FinalizerWarnings.report(resource, object, null, by);
        userCode.warnings(object, null).forEach(by.warnings());
    }

    void fillSystemFields(ObjectNode object) {
        ObjectMeta metadata = ObjectMeta.of(object);
        metadata.fillSystemFields(clock.instant());
        if (resource.definition().behaviour().generation()) {
            metadata.generation(1);
        }
    }

    private Written store(ObjectNode object, Caller caller, ObjectValidation validation) {
        ObjectMeta.of(object).wipeSystemFields();
        fillSystemFields(object);
        prepare(object, caller);
        ObjectMeta metadata = ObjectMeta.of(object);
        Caller by = caller.named(metadata.name());
        validation.validate(AdmissionRequest.Operation.CREATE, object, null, by);
        String key = resource.storageKey(metadata.namespace(), metadata.name());
        if (by.dryRun()) {
            StorageAnswers.await(resource.storage().get(key)).ifPresent(existing -> {
                throw exists(existing, metadata.name());
            });
            return new Written(object, true);
        }
        if (Revisions.ofNew(metadata.resourceVersion()) != 0) {
            throw Failures.plain("resourceVersion should not be set on objects to be created");
        }
        metadata.text("resourceVersion", "");
        byte[] stored = resource.stored(object);
        WriteResult result = StorageAnswers.await(resource.storage().put(key, stored, 0));
        if (result instanceof WriteResult.Committed committed) {
            metadata.text("resourceVersion", Long.toString(committed.revision()));
            return new Written(object, true);
        }
        Entry existing = ((WriteResult.Conflict) result).current();
        if (existing == null) {
            throw Failures.conflict(resource.groupResource(), metadata.name(), UpdateOperation.MODIFIED);
        }
        throw exists(existing, metadata.name());
    }

    private StatusException exists(Entry existing, String name) {
        StatusException failure = Failures.alreadyExists(resource.groupResource(), name);
        boolean terminating = !ObjectMeta.of(resource.tree(existing, resource.storageVersion()))
                .deletionTimestamp()
                .isEmpty();
        return terminating
                ? new StatusException(
                        failure.code(),
                        failure.reason(),
                        "object is being deleted: " + failure.message(),
                        failure.details())
                : failure;
    }

    /** R-60b: whoever asked for a generated name is told to try again. */
    private static StatusException alreadyExists(StatusException failure, ObjectMeta metadata) {
        Details details = failure.details();
        if (metadata.generateName().isEmpty() || details == null) {
            return failure;
        }
        return new StatusException(
                failure.code(),
                failure.reason(),
                failure.message() + ", the server was not able to generate a unique name for the object",
                details.withRetryAfter(1));
    }

    private void check(FieldErrors found, ObjectNode object) {
        if (!found.isEmpty()) {
            throw Failures.invalid(
                    resource.storageVersion().kind(), ObjectMeta.of(object).name(), found.asList());
        }
    }
}
