package dev.annex.rendering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.registry.Resource;
import dev.annex.watchcache.CachedObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the objects of one resource in one form: one by one, as lists, and as watch events. Stateless. */
public final class Renderer {

    private static final byte[] COMMA = {','};

    private final Resource resource;
    private final Bodies bodies;
    private final Form form;
    private final byte[] typePrefix;

    /** What a list says of itself: its revision, the token for the next page, and how many objects remain. */
    public record ListInfo(
            long revision, String continueToken, @Nullable Long remaining) {}

    /** A renderer of a form. */
    public Renderer(Resource resource, Bodies bodies, Form form) {
        this.resource = resource;
        this.bodies = bodies;
        this.form = form;
        this.typePrefix = bodies.typePrefix(form.version());
    }

    /** The form it renders. */
    public Form form() {
        return form;
    }

    /** One object as an answer, without a newline. */
    public Splice object(CachedObject object) {
        return answer(object, bodies.body(object, form));
    }

    /** The same for an object as a write leaves it, which the cache has in another instance. */
    public Splice written(CachedObject object) {
        return answer(object, bodies.passingBody(object, form));
    }

    private Splice answer(CachedObject object, byte[] body) {
        return switch (form.shape()) {
            case OBJECT -> new Splice().add(typePrefix).add(body, 1);
            case METADATA -> new Splice().add(body);
            case TABLE -> table(new ListInfo(object.revision(), "", null), List.of(body), true);
        };
    }

    /** A list as an answer, without a newline. */
    public Splice list(List<CachedObject> objects, ListInfo info) {
        if (form.shape() == Shape.TABLE) {
            return table(
                    info,
                    objects.stream().map(object -> bodies.body(object, form)).toList(),
                    true);
        }
        boolean metadata = form.shape() == Shape.METADATA;
        ObjectNode head = Json.object()
                .put(
                        "kind",
                        metadata
                                ? "PartialObjectMetadataList"
                                : resource.definition().names().listKind())
                .put(
                        "apiVersion",
                        metadata
                                ? form.metaApiVersion()
                                : resource.version(form.version()).apiVersion());
        head.set("metadata", listMeta(info));
        if (!metadata
                && info.continueToken().isEmpty()
                && resource.definition().behaviour().customResource()) {
            head.withObject("/metadata").put("continue", "");
        }
        if (metadata && objects.isEmpty()) {
            return new Splice().add(Json.bytes(head.putNull("items")));
        }
        Splice list = open(head, "items").expect(objects.size() * 3);
        boolean typed = !metadata && resource.definition().behaviour().typedListItems();
        for (int i = 0; i < objects.size(); i++) {
            if (i > 0) {
                list.add(COMMA);
            }
            byte[] body = bodies.body(objects.get(i), form);
            if (typed) {
                list.add(typePrefix).add(body, 1);
            } else {
                list.add(body);
            }
        }
        return list.add("]}");
    }

    /** A watch event with its newline. The columns of a table are left out of all events but a watch's first. */
    public byte[] event(String type, CachedObject object, boolean columns) {
        Splice frame = new Splice().add("{\"type\":\"" + type + "\",\"object\":");
        byte[] body = bodies.body(object, form);
        switch (form.shape()) {
            case OBJECT -> frame.add(typePrefix).add(body, 1);
            case METADATA -> frame.add(body);
            case TABLE -> {
                Splice table = table(new ListInfo(object.revision(), "", null), List.of(body), columns);
                frame.add(table.toByteArray());
            }
        }
        return frame.add("}\n").toByteArray();
    }

    /** A bookmark with its newline (W-52). */
    public byte[] bookmark(long revision, boolean initialEventsEnd, boolean columns) {
        ObjectNode object = Json.object();
        ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(revision));
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        object.put("kind", resource.definition().names().kind())
                .put("apiVersion", resource.version(form.version()).apiVersion());
        object.set("metadata", metadata);
        if (form.shape() == Shape.OBJECT) {
            resource.version(form.version()).applyZeroValues(object);
        }
        ObjectNode event = Json.object().put("type", "BOOKMARK");
        event.set(
                "object",
                switch (form.shape()) {
                    case OBJECT -> object;
                    case METADATA -> Bodies.metadata(object, form);
                    case TABLE -> bookmarkTable(object, revision, columns);
                });
        return (Json.text(event) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode bookmarkTable(ObjectNode object, long revision, boolean columns) {
        ObjectNode table = tableHead(new ListInfo(revision, "", null), columns);
        ObjectNode row = table.putArray("rows").addObject();
        row.set("cells", bodies.layout(form.version()).cellsNow(object));
        if (form.include() == Form.Include.METADATA) {
            row.set("object", Bodies.metadata(object, form));
        } else if (form.include() == Form.Include.OBJECT) {
            row.set("object", object);
        } else {
            row.putNull("object");
        }
        return table;
    }

    private Splice table(ListInfo info, List<byte[]> rows, boolean columns) {
        if (rows.isEmpty() && !resource.definition().behaviour().customResource()) {
            return new Splice().add(Json.bytes(tableHead(info, columns).putNull("rows")));
        }
        Splice table = open(tableHead(info, columns), "rows").expect(rows.size() * 2);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                table.add(COMMA);
            }
            table.add(rows.get(i));
        }
        return table.add("]}");
    }

    private ObjectNode tableHead(ListInfo info, boolean columns) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", form.metaApiVersion());
        table.set("metadata", listMeta(info));
        if (columns) {
            table.set("columnDefinitions", bodies.layout(form.version()).definitions());
        } else {
            table.putNull("columnDefinitions");
        }
        return table;
    }

    private static ObjectNode listMeta(ListInfo info) {
        ObjectNode metadata = Json.object();
        if (info.revision() != 0) {
            metadata.put("resourceVersion", Long.toString(info.revision()));
        }
        if (!info.continueToken().isEmpty()) {
            metadata.put("continue", info.continueToken());
        }
        if (info.remaining() != null) {
            metadata.put("remainingItemCount", info.remaining());
        }
        return metadata;
    }

    /** The head without its last brace, and the beginning of a list of that name. */
    private static Splice open(ObjectNode head, String list) {
        String text = Json.text(head);
        return new Splice().add(text.substring(0, text.length() - 1) + ",\"" + list + "\":[");
    }
}
