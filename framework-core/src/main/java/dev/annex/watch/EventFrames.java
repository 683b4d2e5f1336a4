package dev.annex.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Protobuf;
import dev.annex.http.StatusJson;
import dev.annex.negotiation.MediaType;
import dev.annex.rendering.Form;
import dev.annex.rendering.Renderer;
import dev.annex.rendering.Shape;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import dev.annex.watchcache.CacheEvent;
import dev.annex.watchcache.CachedObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the frames of one watch: which events its selector lets through, and as what (W-55). Frames of the same event
 * in the same form are made once for all watches.
 */
public final class EventFrames {

    /** Stands for a frame that cannot be made, because the object has no protobuf; a watch ends there. */
    static final byte[] END = {};

    private static final Logger LOG = LoggerFactory.getLogger(EventFrames.class);

    private final Renderer renderer;
    private final Predicate<CachedObject> selection;
    private final boolean protobuf;
    private final boolean unfit;
    private boolean columns = true;

    private record Key(String type, Form form, boolean columns, boolean protobuf) {}

    /**
     * Frames in a renderer's form of the objects that are selected.
     *
     * @param protobuf whether they are protobuf; else JSON
     * @param unfit whether objects cannot be brought into the form, so that the first ends the watch (N-16)
     */
    public EventFrames(Renderer renderer, Predicate<CachedObject> selection, boolean protobuf, boolean unfit) {
        this.renderer = renderer;
        this.selection = selection;
        this.protobuf = protobuf;
        this.unfit = unfit;
    }

    /** Whether an event concerns the watch: the object is selected, or was before. */
    boolean concern(CacheEvent event) {
        CachedObject previous = event.previous();
        return selection.test(event.object()) || (previous != null && selection.test(previous));
    }

    /** The frame of an event; null if it does not concern the watch. */
    byte @Nullable [] of(CacheEvent event) {
        CachedObject previous = event.previous();
        boolean before = previous != null && selection.test(previous);
        if (event.deleted()) {
            return before || selection.test(event.object()) ? frame(event, "DELETED", event.object()) : null;
        }
        boolean after = selection.test(event.object());
        if (after) {
            return frame(event, before ? "MODIFIED" : "ADDED", event.object());
        }
        return before ? frame(event, "DELETED", event.departed()) : null;
    }

    private byte[] frame(CacheEvent event, String type, CachedObject object) {
        if (unfit) {
            return END;
        }
        boolean first = takeColumns();
        Key key = new Key(type, renderer.form(), first, protobuf);
        byte[] frame = event.frame(key, () -> encoded(renderer.event(type, object, first)));
        return frame.length == 0 ? END : frame;
    }

    /** The frame of an object that was there when the watch began; null if it is not selected. */
    byte @Nullable [] initial(CachedObject object) {
        if (!selection.test(object)) {
            return null;
        }
        return unfit ? END : encoded(renderer.event("ADDED", object, takeColumns()));
    }

    /** The frame of a bookmark. */
    byte[] bookmark(long revision, boolean initialEventsEnd) {
        return unfit ? END : encoded(renderer.bookmark(revision, initialEventsEnd, takeColumns()));
    }

    /** The last frame of a watch that cannot go on; clients take it for the reason (W-53). */
    byte[] failure(RuntimeException failure) {
        if (failure instanceof StatusException status) {
            return error(status);
        }
        LOG.error("an event cannot be written", failure);
        return error(Failures.internal("the server could not write an event; its log says why"));
    }

    /** The frame of an event that says why a watch ends. */
    public byte[] error(StatusException failure) {
        ObjectNode event = Json.object().put("type", "ERROR");
        event.set("object", StatusJson.failure(failure));
        return encoded((Json.text(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What the frames are announced as (W-40). */
    public String contentType() {
        return protobuf ? MediaType.PROTOBUF + ";stream=watch" : MediaType.JSON.toString();
    }

    /** The frame of an event that is at hand as JSON, in the encoding of the watch. */
    private byte[] encoded(byte[] json) {
        if (!protobuf) {
            return json;
        }
        JsonNode event = Json.parse(json);
        return Protobuf.frame(event.path("type").asText(), event.path("object")).orElse(END);
    }

    /** Whether the frame has to declare a table's columns, which only a watch's first one does (N-13). */
    private boolean takeColumns() {
        boolean first = columns && renderer.form().shape() == Shape.TABLE;
        columns = false;
        return first;
    }
}
