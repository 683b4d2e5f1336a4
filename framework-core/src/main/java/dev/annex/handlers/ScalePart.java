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
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Schema;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.Subresource;
import dev.annex.scheme.VersionDefinition;
import dev.annex.status.Failures;
import dev.annex.watchcache.CachedObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scale of an object: an {@code autoscaling/v1} Scale made of numbers that stand somewhere in the object (L-71). */
record ScalePart(Target target, ScaleDefinition scale) implements Part {

    /** What stands for a wanted number that is not set. */
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
            TableLayoutAge.COLUMN);

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
            throw new IllegalArgumentException(target.groupResource() + " has no scale in " + target.version().name());
        }
        return new ScalePart(target, scale);
    }

    @Override
    public ResourceVersion version() {
        return VERSION;
    }
}
