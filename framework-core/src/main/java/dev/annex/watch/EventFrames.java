package dev.annex.watch;

import dev.annex.rendering.Form;
import dev.annex.rendering.Renderer;
import dev.annex.rendering.Shape;
import dev.annex.watchcache.CacheEvent;
import dev.annex.watchcache.CachedObject;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the frames of one watch: which events its selector lets through, and as what (W-55). Frames of the same event
 * in the same form are made once for all watches.
 */
public final class EventFrames {

    private final Renderer renderer;
    private final Predicate<CachedObject> selection;
    private boolean columns = true;

    private record Key(String type, Form form, boolean columns) {}

    /** Frames in a renderer's form of the objects that are selected. */
    public EventFrames(Renderer renderer, Predicate<CachedObject> selection) {
        this.renderer = renderer;
        this.selection = selection;
    }

    /** The frame of an event; null if it does not concern the watch. */
    byte @Nullable [] of(CacheEvent event) {
        CachedObject previous = event.previous();
        boolean before = previous != null && selection.test(previous);
        if (event.deleted()) {
            return before || previous == null ? frame(event, "DELETED", event.object()) : null;
        }
        boolean after = selection.test(event.object());
        if (after) {
            return frame(event, before ? "MODIFIED" : "ADDED", event.object());
        }
        return before ? frame(event, "DELETED", event.departed()) : null;
    }

    private byte[] frame(CacheEvent event, String type, CachedObject object) {
        boolean first = takeColumns();
        Key key = new Key(type, renderer.form(), first);
        return event.frame(key, () -> renderer.event(type, object, first));
    }

    /** The frame of an object that was there when the watch began; null if it is not selected. */
    byte @Nullable [] initial(CachedObject object) {
        return selection.test(object) ? renderer.event("ADDED", object, takeColumns()) : null;
    }

    /** The frame of a bookmark. */
    byte[] bookmark(long revision, boolean initialEventsEnd) {
        return renderer.bookmark(revision, initialEventsEnd, takeColumns());
    }

    /** Whether the frame has to declare a table's columns, which only a watch's first one does (N-13). */
    private boolean takeColumns() {
        boolean first = columns && renderer.form().shape() == Shape.TABLE;
        columns = false;
        return first;
    }
}
