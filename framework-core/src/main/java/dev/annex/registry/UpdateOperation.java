package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.status.Failures;
import dev.annex.storage.Entry;
import dev.annex.storage.WriteResult;
import dev.annex.watchcache.CachedObject;
import dev.annex.watchcache.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes objects (Kubernetes: BeforeUpdate and Store.Update) in a compare-and-swap loop that begins with the cached
 * object and starts over with the stored one if that was stale (L-19). Blocks; to be called on a worker thread.
 */
public final class UpdateOperation {

    static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    private final Resource resource;
    private final UserCode userCode;
    private final ObjectErrors errors;
    private final CreateOperation creation;

    /** Changes objects of a resource, and creates them by way of the creation where that is allowed. */
    public UpdateOperation(Resource resource, UserCode userCode, CreateOperation creation) {
        this.resource = resource;
        this.userCode = userCode;
        this.errors = new ObjectErrors(resource, userCode);
        this.creation = creation;
    }

    /**
     * Changes an object.
     *
     * @param expectedUid the uid that the object must have, empty for any
     * @param mayCreate whether an object that does not exist is created
     * @throws dev.annex.status.StatusException with whatever the client has to be told
     */
    public Written update(
            Caller by, String expectedUid, boolean mayCreate, ObjectUpdate update, ObjectValidation validation) {
        Optional<Entry> stored = Optional.empty();
        boolean fromCache = true;
        ObjectNode current = cached(by);
        if (current == null) {
            fromCache = false;
            stored = read(by);
        }
        while (true) {
            ObjectNode before = fromCache
                    ? current
                    : stored.map(entry -> resource.tree(entry, resource.hubVersion(by.version())))
                            .orElse(null);
            Attempt attempt;
            try {
                attempt = attempt(before, by, expectedUid, mayCreate, update, validation);
            } catch (RuntimeException e) {
                if (!fromCache) {
                    throw e;
                }
                fromCache = false;
                stored = read(by);
                if (before != null && sameRevision(before, stored)) {
                    throw e;
                }
                continue;
            }
            if (attempt.write() == null) {
                if (!fromCache || sameRevision(before, read(by))) {
                    return attempt.result();
                }
                fromCache = false;
                stored = read(by);
                continue;
            }
            WriteResult result = StorageAnswers.await(attempt.write().get());
            if (result instanceof WriteResult.Committed committed) {
                if (!attempt.removes()) {
                    ObjectMeta.of(attempt.result().object())
                            .text("resourceVersion", Long.toString(committed.revision()));
                }
                return attempt.result();
            }
            fromCache = false;
            stored = Optional.ofNullable(((WriteResult.Conflict) result).current());
        }
    }

    /** An update worked out: its result, whether it removes the object, and how it is stored unless it need not be. */
    private record Attempt(
            Written result, boolean removes, @Nullable Supplier<CompletableFuture<WriteResult>> write) {}

    private Attempt attempt(
            @Nullable ObjectNode before,
            Caller by,
            String expectedUid,
            boolean mayCreate,
            ObjectUpdate update,
            ObjectValidation validation) {
        String key = resource.storageKey(by.namespace(), by.name());
        if (before == null) {
            if (!mayCreate) {
                throw Failures.notFound(resource.groupResource(), by.name());
            }
            ObjectNode created = update.apply(null);
            // what is said of the revision is about an object that is not there
            String revision = ObjectMeta.of(created).resourceVersion();
            Revisions.read(revision);
            ObjectMeta.of(created).text("resourceVersion", "");
            wipeSelfLink(ObjectMeta.of(created), by);
            creation.fillSystemFields(created);
            creation.prepare(created, by);
            validation.validate(AdmissionRequest.Operation.CREATE, created, null, by);
            if (by.dryRun()) {
                ObjectMeta.of(created).text("resourceVersion", revision);
            }
            return new Attempt(
                    new Written(created, true),
                    false,
                    by.dryRun() ? null : () -> resource.storage().put(key, resource.stored(created), 0));
        }
        ObjectMeta old = ObjectMeta.of(before);
        checkUid(expectedUid, old, key, by);
        ObjectNode next = update.apply(before);
        checkRevision(ObjectMeta.of(next), old, by);
        ObjectMeta.of(next).text("resourceVersion", old.resourceVersion());
        prepare(next, before, by);
        validation.validate(AdmissionRequest.Operation.UPDATE, next, before, by);
        long revision = Long.parseLong(old.resourceVersion());
        ObjectMeta metadata = ObjectMeta.of(next);
        metadata.text("resourceVersion", old.resourceVersion());
        if (emptied(metadata)) {
            return new Attempt(
                    new Written(next, false),
                    true,
                    by.dryRun() ? null : () -> resource.storage().delete(key, revision));
        }
        boolean unchanged = unchanged(next, before, by);
        return new Attempt(
                new Written(next, false),
                false,
                unchanged || by.dryRun() ? null : () -> resource.storage().put(key, resource.stored(next), revision));
    }

    /** L-17: whether what would be stored is what is stored. */
    private boolean unchanged(ObjectNode next, ObjectNode before, Caller by) {
        ResourceVersion storage = resource.storageVersion();
        boolean lossy = !resource.hubVersion(by.version()).name().equals(storage.name());
        return next.equals(before)
                || (lossy && resource.convert(next, storage).equals(resource.convert(before, storage)));
    }

    /** L-13. */
    private void checkUid(String expectedUid, ObjectMeta old, String key, Caller by) {
        if (!expectedUid.isEmpty() && !expectedUid.equals(old.uid())) {
            throw Failures.conflict(
                    resource.groupResource(),
                    by.name(),
                    "StorageError: invalid object, Code: 4, Key: " + (by.dryRun() ? resource.dryRunKey(key) : key)
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + expectedUid + ", UID in object meta: " + old.uid());
        }
    }

    /** L-11 and L-12. */
    private void checkRevision(ObjectMeta metadata, ObjectMeta old, Caller by) {
        long revision = Revisions.read(metadata.resourceVersion());
        boolean unset = revision == 0;
        if (unset && resource.definition().behaviour().unconditionalUpdate()) {
            return;
        }
        if (unset) {
            FieldErrors missing = new FieldErrors();
            missing.invalid(FieldPath.of("metadata", "resourceVersion"), 0, "must be specified for an update");
            throw Failures.invalid(
                    resource.groupResource().toString(),
                    resource.groupResource().group(),
                    resource.groupResource().resource(),
                    by.name(),
                    missing.asList());
        }
        if (revision != Revisions.read(old.resourceVersion())) {
            throw Failures.conflict(resource.groupResource(), by.name(), MODIFIED);
        }
    }

    /** L-14 to L-16. */
    private void prepare(ObjectNode next, ObjectNode before, Caller by) {
        ObjectMeta metadata = ObjectMeta.of(next);
        ObjectMeta old = ObjectMeta.of(before);
        metadata.copy("generation", old);
        userCode.prepareForUpdate(next, before);
        if (resource.definition().behaviour().generation() && changed(next, before, by)) {
            metadata.generation(old.generation() + 1);
        }
        if (metadata.uid().isEmpty()) {
            metadata.copy("uid", old);
        }
        metadata.copy("creationTimestamp", old);
        wipeSelfLink(metadata, by);
        if (!old.deletionTimestamp().isEmpty()) {
            metadata.copy("deletionTimestamp", old);
            if (metadata.deletionGracePeriodSeconds() == null) {
                metadata.copy("deletionGracePeriodSeconds", old);
            }
        }
        FieldErrors found = errors.onUpdate(next, before, by);
        if (!found.isEmpty()) {
            throw Failures.invalid(resource.storageVersion().kind(), metadata.name(), found.asList());
        }
        FinalizerWarnings.report(resource, next, before, by);
        userCode.warnings(next, before).forEach(by.warnings());
    }

    /** What is stored never has it; what is not stored is answered as it was sent. */
    private static void wipeSelfLink(ObjectMeta metadata, Caller by) {
        if (!by.dryRun()) {
            metadata.json().remove("selfLink");
        }
    }

    /** Whether anything but metadata and a status of its own has changed. */
    private boolean changed(ObjectNode next, ObjectNode before, Caller by) {
        List<String> ignored =
                by.version().definition().statusSubresource() ? List.of("metadata", "status") : List.of("metadata");
        return !next.deepCopy().remove(ignored).equals(before.deepCopy().remove(ignored));
    }

    /** L-47: whether an object that is being deleted has lost its last finalizer. */
    private static boolean emptied(ObjectMeta metadata) {
        Long grace = metadata.deletionGracePeriodSeconds();
        return !metadata.deletionTimestamp().isEmpty()
                && metadata.finalizers().isEmpty()
                && (grace == null || grace == 0);
    }

    private @Nullable ObjectNode cached(Caller by) {
        Snapshot snapshot = resource.cache().ready() ? resource.cache().latest() : null;
        CachedObject object = snapshot == null ? null : snapshot.get(resource.key(by.namespace(), by.name()));
        return object == null ? null : resource.tree(object, resource.hubVersion(by.version()));
    }

    private Optional<Entry> read(Caller by) {
        return StorageAnswers.await(resource.storage().get(resource.storageKey(by.namespace(), by.name())));
    }

    private static boolean sameRevision(@Nullable ObjectNode cached, Optional<Entry> stored) {
        return cached != null
                && stored.isPresent()
                && ObjectMeta.of(cached)
                        .resourceVersion()
                        .equals(Long.toString(stored.get().revision()));
    }
}
