package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest;
import dev.annex.meta.GroupResource;
import dev.annex.status.Failures;
import dev.annex.storage.Entry;
import dev.annex.storage.WriteResult;
import java.time.Clock;
import java.util.List;

/**
 * Deletes objects, or marks them as being deleted while finalizers remain (Kubernetes: BeforeDelete and Store.Delete).
 * Blocks; to be called on a worker thread.
 */
public final class DeleteOperation {

    private final Resource resource;
    private final Clock clock;

    /** Deletes objects of a resource. */
    public DeleteOperation(Resource resource, Clock clock) {
        this.resource = resource;
        this.clock = clock;
    }

    /**
     * What became of a deletion.
     *
     * @param object the object as it was last, in the hub version
     * @param gone whether it is gone; else it waits for its finalizers
     */
    public record Deleted(ObjectNode object, boolean gone) {}

    /**
     * Deletes an object.
     *
     * @throws dev.annex.status.StatusException with whatever the client has to be told
     */
    public Deleted delete(Caller by, Deletion how, ObjectValidation validation) {
        String key = resource.storageKey(by.namespace(), by.name());
        while (true) {
            Entry entry = StorageAnswers.await(resource.storage().get(key))
                    .orElseThrow(() -> Failures.notFound(resource.groupResource(), by.name()));
            ObjectNode before = resource.tree(entry, resource.hubVersion(by.version()));
            checkPreconditions(how, ObjectMeta.of(before), by);
            validation.validate(AdmissionRequest.Operation.DELETE, null, before, by);
            ObjectNode next = mark(before, how);
            boolean gone = ObjectMeta.of(next).finalizers().isEmpty();
            if (by.dryRun() || (!gone && next.equals(before))) {
                return new Deleted(next, gone);
            }
            WriteResult result = StorageAnswers.await(
                    gone
                            ? resource.storage().delete(key, entry.revision())
                            : resource.storage().put(key, resource.stored(next), entry.revision()));
            if (result instanceof WriteResult.Committed committed) {
                ObjectMeta.of(next).text("resourceVersion", Long.toString(committed.revision()));
                return new Deleted(next, gone);
            }
        }
    }

    /** L-44 to L-46: the object with its finalizers adjusted and, if any remain, marked as being deleted. */
    private ObjectNode mark(ObjectNode before, Deletion how) {
        ObjectNode next = before.deepCopy();
        ObjectMeta metadata = ObjectMeta.of(next);
        List<String> finalizers = how.finalizers(metadata.finalizers());
        metadata.finalizers(finalizers);
        if (!finalizers.isEmpty() && metadata.deletionTimestamp().isEmpty()) {
            if (metadata.generation() > 0) {
                metadata.generation(metadata.generation() + 1);
            }
            metadata.text("deletionTimestamp", ObjectMeta.timestamp(clock.instant()));
            metadata.json().put("deletionGracePeriodSeconds", 0L);
        }
        return next;
    }

    /** L-42; the kind stands in the resource's place. */
    private void checkPreconditions(Deletion how, ObjectMeta metadata, Caller by) {
        GroupResource kind = new GroupResource(
                resource.groupResource().group(), resource.definition().names().kind());
        if (how.uid() != null && !how.uid().equals(metadata.uid())) {
            throw Failures.conflict(
                    kind,
                    by.name(),
                    "the UID in the precondition (" + how.uid() + ") does not match the UID in record ("
                            + metadata.uid() + "). The object might have been deleted and then recreated");
        }
        if (how.resourceVersion() != null && !how.resourceVersion().equals(metadata.resourceVersion())) {
            throw Failures.conflict(
                    kind,
                    by.name(),
                    "the ResourceVersion in the precondition (" + how.resourceVersion()
                            + ") does not match the ResourceVersion in record (" + metadata.resourceVersion()
                            + "). The object might have been modified");
        }
    }
}
