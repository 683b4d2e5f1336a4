package dev.annex.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Splice;
import dev.annex.fieldmanager.FieldManager;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.ResourceVersion;
import dev.annex.scheme.RegisteredKinds;
import dev.annex.status.Failures;
import dev.annex.watchcache.CachedObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The whole object, of which a path may write all but the status, or the status alone (L-70). */
record ObjectPart(Target target) implements Part {

    @Override
    public ResourceVersion version() {
        return target.version();
    }

    @Override
    public RegisteredKinds kinds() {
        return target.served().kinds();
    }

    @Override
    public boolean knows(String apiVersion) {
        return target.resource().definition().versions().stream()
                .anyMatch(version ->
                        target.resource().version(version.name()).apiVersion().equals(apiVersion));
    }

    @Override
    public ObjectNode show(ObjectNode live) {
        return live;
    }

    /** Ownership is worked out of all that the client sent, also of what is then not written. */
    @Override
    public ObjectNode update(@Nullable ObjectNode live, ObjectNode next, String manager, Instant now) {
        ObjectNode managed =
                manager().update(orEmpty(live), next, manager, version().apiVersion(), target.subresource(), now);
        return isolate(managed, live);
    }

    @Override
    public ObjectNode apply(@Nullable ObjectNode live, ObjectNode applied, String manager, boolean force, Instant now) {
        ObjectNode merged = manager().apply(orEmpty(live), applied, manager, force, target.subresource(), now);
        if (version().nativeType()) {
            version().typeFault(merged).ifPresent(why -> {
                throw cannotBeRead(applied, why);
            });
        } else {
            version().dropUnreadableMetadata(merged);
        }
        version().applyDefaultsToApplied(merged);
        return isolate(merged, live);
    }

    /** P-32: what fits the schema need not fit the type, as times do not that are none. */
    private RuntimeException cannotBeRead(ObjectNode applied, String why) {
        ObjectMeta metadata = ObjectMeta.of(applied);
        String kind = version().apiVersion() + ", Kind=" + version().kind().kind();
        return Failures.plain("failed to convert new object (" + metadata.namespace() + "/" + metadata.name() + "; "
                + kind + ") to proper version: unable to convert unstructured object to " + kind + ": " + why);
    }

    private FieldManager manager() {
        return target.resource().fieldManager();
    }

    private ObjectNode orEmpty(@Nullable ObjectNode live) {
        return live == null ? version().emptyObject() : live;
    }

    private ObjectNode isolate(ObjectNode next, @Nullable ObjectNode live) {
        if (!version().definition().statusSubresource()) {
            return next;
        }
        JsonNode status = next.get("status");
        if (target.subresource().equals("status") && live != null) {
            ObjectNode result = live.deepCopy();
            ObjectMeta metadata = ObjectMeta.of(result);
            for (String field : new String[] {"name", "namespace", "resourceVersion", "managedFields"}) {
                metadata.copy(field, ObjectMeta.of(next));
            }
            set(result, status);
            return result;
        }
        set(next, live == null ? null : live.get("status"));
        return next;
    }

    private static void set(ObjectNode object, @Nullable JsonNode status) {
        if (status == null || status.isNull()) {
            object.remove("status");
        } else {
            object.set("status", status);
        }
    }

    @Override
    public Splice render(CachedObject object, Output output) {
        return output.renderer().object(object);
    }

    @Override
    public Splice render(ObjectNode written, Output output) {
        return output.renderer().written(target.resource().cached(written));
    }
}
