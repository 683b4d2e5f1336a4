package dev.annex.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annex.codec.Json;
import dev.annex.registry.ObjectBytes;
import dev.annex.registry.Resource;
import dev.annex.table.Cell;
import dev.annex.table.TableLayout;
import dev.annex.watchcache.CachedObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one resource's objects in every form but for their type: the cached bytes themselves in the storage
 * version, and otherwise bytes that are made on first use and remembered, weighed, for as long as there is room.
 */
public final class Bodies {

    private static final long ROOM = 64L << 20;

    private final Resource resource;
    private final Map<String, TableLayout> layouts = new HashMap<>();
    private final Map<String, byte[]> typePrefixes = new HashMap<>();
    private final Clock clock;
    private final Cache<Key, AgingBytes> remembered = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((Key key, AgingBytes body) -> body.size() + 128)
            .build();

    private record Key(CachedObject object, Form form) {}

    /** The bodies of a resource's objects. */
    public Bodies(Resource resource, Clock clock) {
        this.resource = resource;
        this.clock = clock;
        boolean custom = resource.definition().behaviour().customResource();
        resource.definition().versions().forEach(version -> {
            layouts.put(version.name(), new TableLayout(version.columns(), custom, clock));
            ObjectBytes bytes = new ObjectBytes(resource.version(version.name()).kind());
            typePrefixes.put(version.name(), bytes.typePrefix());
        });
    }

    /** The columns of the tables of a version. */
    public TableLayout layout(String version) {
        return known(layouts.get(version), version);
    }

    /** What a body of a version is preceded by, in place of its first brace, to become an object of its own. */
    byte[] typePrefix(String version) {
        return known(typePrefixes.get(version), version);
    }

    private <T> T known(@Nullable T ofVersion, String version) {
        if (ofVersion == null) {
            throw new IllegalArgumentException(resource.groupResource() + " has no version " + version);
        }
        return ofVersion;
    }

    /**
     * The JSON of an object in a form: for {@link Shape#OBJECT} without apiVersion and kind, for {@link
     * Shape#METADATA} a whole PartialObjectMetadata, for {@link Shape#TABLE} the row.
     */
    public byte[] body(CachedObject object, Form form) {
        return asStored(form)
                ? object.body()
                : remembered
                        .get(new Key(object, form), key -> make(key.object(), key.form()))
                        .at(clock);
    }

    /** The same of an object that nobody asks for a second time, so that it is not remembered. */
    byte[] passingBody(CachedObject object, Form form) {
        return asStored(form) ? object.body() : make(object, form).at(clock);
    }

    private boolean asStored(Form form) {
        return form.shape() == Shape.OBJECT
                && form.version().equals(resource.storageVersion().name());
    }

    /** The tree of an object in a version. */
    public ObjectNode tree(CachedObject object, String version) {
        return resource.tree(object, resource.version(version));
    }

    private AgingBytes make(CachedObject object, Form form) {
        ObjectNode tree = tree(object, form.version());
        return switch (form.shape()) {
            case OBJECT -> AgingBytes.ageless(ObjectBytes.body(tree));
            case METADATA -> AgingBytes.ageless(Json.bytes(metadata(tree, form)));
            case TABLE -> row(layout(form.version()).cells(tree), Json.bytes(included(tree, form)));
        };
    }

    private static AgingBytes row(List<Cell> cells, byte[] object) {
        AgingBytes.Writer row = new AgingBytes.Writer().write("{\"cells\":[");
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                row.write(",");
            }
            if (cells.get(i) instanceof Cell.Value cell) {
                row.write(Json.bytes(cell.value()));
            } else if (cells.get(i) instanceof Cell.Age age) {
                row.write(age);
            }
        }
        return row.write("],\"object\":").write(object).write("}").done();
    }

    /** An object's tree as the row of a table. */
    static ObjectNode row(ObjectNode tree, Form form, TableLayout layout) {
        ObjectNode row = Json.object();
        row.set("cells", layout.cellsNow(tree));
        row.set("object", included(tree, form));
        return row;
    }

    /** What a row carries of its object. */
    private static JsonNode included(ObjectNode tree, Form form) {
        return switch (form.include()) {
            case NONE -> NullNode.getInstance();
            case METADATA -> metadata(tree, form);
            case OBJECT -> tree;
        };
    }

    /** The metadata of an object's tree as an object of its own (N-15). */
    static ObjectNode metadata(ObjectNode tree, Form form) {
        ObjectNode partial =
                Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", form.metaApiVersion());
        partial.set("metadata", tree.required("metadata"));
        return partial;
    }
}
