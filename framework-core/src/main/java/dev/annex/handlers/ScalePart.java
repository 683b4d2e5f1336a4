package dev.annex.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.fieldmanager.FieldManager;
import dev.annex.fieldmanager.ScaleFields;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.ResourceVersion;
import dev.annex.registry.TypeBinding;
import dev.annex.rendering.TreeRenderer;
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Schema;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.RegisteredKinds;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.Subresource;
import dev.annex.scheme.VersionDefinition;
import dev.annex.status.Failures;
import dev.annex.table.TableLayout;
import dev.annex.watchcache.CachedObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scale of an object: an {@code autoscaling/v1} Scale made of numbers that stand somewhere in the object (L-71). */
record ScalePart(Target target, ScaleDefinition scale) implements Part {

    /** What stands for a wanted number that is not set; a scale that still has it after a change is refused. */
    private static final int UNSET = Integer.MIN_VALUE;

    private static final Schema SCHEMA = Schema.parse((ObjectNode) Json.parse("""
            {
              "type": "object",
              "properties": {
                "spec": {
                  "type": "object",
                  "properties": {"replicas": {"type": "integer", "format": "int32"}}
                },
                "status": {
                  "type": "object",
                  "properties": {
                    "replicas": {"type": "integer", "format": "int32"},
                    "selector": {"type": "string"}
                  }
                }
              }
            }
            """.getBytes(StandardCharsets.UTF_8)));

    private static final List<PrinterColumn> COLUMNS = List.of(
            new PrinterColumn("Desired", "integer", "", "Number of desired replicas", 0, ".spec.replicas"),
            new PrinterColumn("Available", "integer", "", "Number of actual replicas", 0, ".status.replicas"),
            TableLayout.AGE);

    private static final ResourceVersion VERSION = new ResourceVersion(
            new VersionDefinition("v1", true, true, false, "", SCHEMA, COLUMNS, List.of(), false, null),
            Subresource.SCALE,
            ObjectSchemas.object(SCHEMA),
            null,
            List.of(),
            true,
            new TypeBinding());

    private static final FieldManager MANAGER = FieldManager.of(
            Map.of(ScaleFields.API_VERSION, VERSION.objectSchema()), Set.of(), (object, from, to) -> object);

    static ScalePart of(Target target) {
        ScaleDefinition scale = target.version().definition().scale();
        if (scale == null) {
            throw new IllegalArgumentException(target.groupResource() + " has no scale in "
                    + target.version().name());
        }
        return new ScalePart(target, scale);
    }

    @Override
    public ResourceVersion version() {
        return VERSION;
    }

    @Override
    public RegisteredKinds kinds() {
        return target.served().kinds();
    }

    @Override
    public boolean knows(String apiVersion) {
        return apiVersion.equals(ScaleFields.API_VERSION);
    }

    @Override
    public ObjectNode show(ObjectNode live) {
        ObjectNode shown = scaleOf(live, UNSET);
        ObjectMeta metadata = ObjectMeta.of(shown);
        metadata.json()
                .set(
                        "managedFields",
                        target.resource()
                                .scaleFields()
                                .ofScale(ObjectMeta.of(live).json().get("managedFields")));
        return shown;
    }

    @Override
    public ObjectNode update(@Nullable ObjectNode live, ObjectNode next, String manager, Instant now) {
        ObjectNode object = existing(live);
        ObjectNode managed = MANAGER.update(show(object), next, manager, ScaleFields.API_VERSION, "scale", now);
        return written(object, managed);
    }

    @Override
    public ObjectNode apply(@Nullable ObjectNode live, ObjectNode applied, String manager, boolean force, Instant now) {
        ObjectNode object = existing(live);
        return written(object, MANAGER.apply(show(object), applied, manager, force, "scale", now));
    }

    private ObjectNode existing(@Nullable ObjectNode live) {
        if (live == null) {
            throw Failures.notFound(target.groupResource(), target.name());
        }
        return live;
    }

    /** The object with what the scale says: the wanted number, the revision it is about, and who owns the number. */
    private ObjectNode written(ObjectNode live, ObjectNode changed) {
        int replicas = changed.path("spec").path("replicas").asInt(0);
        if (replicas == UNSET) {
            throw Failures.badRequest("the spec replicas field \"" + scale.specReplicasPath() + "\" cannot be empty");
        }
        ObjectNode object = live.deepCopy();
        set(object, scale.specReplicasPath(), replicas);
        ObjectMeta metadata = ObjectMeta.of(object);
        ObjectMeta given = ObjectMeta.of(changed);
        if (!given.resourceVersion().isEmpty()) {
            metadata.copy("resourceVersion", given);
        }
        metadata.json()
                .set(
                        "managedFields",
                        target.resource()
                                .scaleFields()
                                .ofObject(
                                        metadata.json().get("managedFields"),
                                        given.json().get("managedFields"),
                                        target.version().apiVersion()));
        return object;
    }

    private static void set(ObjectNode object, String path, int value) {
        String pointer = pointer(path);
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = last == 0 ? object : object.withObject(pointer.substring(0, last));
        parent.put(pointer.substring(last + 1), value);
    }

    private static String pointer(String path) {
        return path.replace('.', '/');
    }

    private ObjectNode scaleOf(ObjectNode live, int unset) {
        ObjectNode shown = Json.object().put("kind", "Scale").put("apiVersion", ScaleFields.API_VERSION);
        ObjectMeta metadata = ObjectMeta.of(live);
        ObjectNode own = shown.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            JsonNode value = metadata.json().get(field);
            if (value != null) {
                own.set(field, value);
            }
        }
        JsonNode wanted = live.at(pointer(scale.specReplicasPath()));
        int replicas = wanted.isNumber() ? wanted.asInt() : unset;
        ObjectNode spec = shown.putObject("spec");
        if (replicas != 0) {
            spec.put("replicas", replicas);
        }
        ObjectNode status = shown.putObject("status")
                .put("replicas", live.at(pointer(scale.statusReplicasPath())).asInt(0));
        if (!scale.labelSelectorPath().isEmpty()) {
            String selector = live.at(pointer(scale.labelSelectorPath())).asText("");
            if (!selector.isEmpty()) {
                status.put("selector", selector);
            }
        }
        return shown;
    }

    @Override
    public Splice render(CachedObject object, Output output) {
        return render(target.resource().tree(object, target.version()), output);
    }

    @Override
    public Splice render(ObjectNode written, Output output) {
        ObjectNode object = target.resource().convert(written, target.version());
        if (!object.at(pointer(scale.specReplicasPath())).isNumber()) {
            throw Failures.internal("the spec replicas field \"" + scale.specReplicasPath() + "\" does not exist");
        }
        TableLayout layout = new TableLayout(COLUMNS, true, target.served().clock());
        return TreeRenderer.render(scaleOf(object, 0), output.renderer().form(), layout);
    }
}
