package dev.annex.rendering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.table.TableLayout;
import java.util.List;

/** Renders single trees that are no stored objects, such as scales, in the shapes that objects have. */
public final class TreeRenderer {

    private TreeRenderer() {}

    /**
     * One tree as an answer, without a newline.
     *
     * @param form the shape; its version is that of the object that the tree was made of
     * @param layout the columns if it is to be a table
     */
    public static Splice render(ObjectNode tree, Form form, TableLayout layout) {
        return switch (form.shape()) {
            case OBJECT -> new Splice().add(Json.bytes(tree));
            case METADATA -> new Splice().add(Json.bytes(Bodies.metadata(tree, form)));
            case TABLE -> {
                ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", form.metaApiVersion());
                table.putObject("metadata")
                        .put(
                                "resourceVersion",
                                tree.at("/metadata/resourceVersion").asText(""));
                table.set("columnDefinitions", layout.definitions());
                table.putArray("rows").addAll(List.of(Bodies.row(tree, form, layout)));
                yield new Splice().add(Json.bytes(table));
            }
        };
    }
}
