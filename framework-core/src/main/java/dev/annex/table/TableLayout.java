package dev.annex.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.annex.codec.Json;
import dev.annex.jsonpath.JsonPath;
import dev.annex.scheme.PrinterColumn;
import dev.annex.status.GoNumber;
import dev.annex.status.GoTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The columns of a resource's tables, and how an object fills them (N-11, N-14). */
public final class TableLayout {

    private static final String NAME = "Name must be unique within a namespace. Is required when creating resources,"
            + " although some resources may allow a client to request the generation of an appropriate name"
            + " automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot"
            + " be updated. More info:"
            + " https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";
    private static final String CREATED = "CreationTimestamp is a timestamp representing the server time when this"
            + " object was created. It is not guaranteed to be set in happens-before order across separate operations."
            + " Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the"
            + " system. Read-only. Null for lists. More info:"
            + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";
    /** What Go takes for no time at all. */
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final Cell UNKNOWN = new Cell.Value(TextNode.valueOf("<unknown>"));

    private static final PrinterColumn NAME_COLUMN =
            new PrinterColumn("Name", "string", "name", NAME, 0, ".metadata.name");

    private static final PrinterColumn CREATED_AT =
            new PrinterColumn("Created At", "date", "", CREATED, 0, ".metadata.creationTimestamp");

    /** The column of custom resources that declare none, and of scales. */
    public static final PrinterColumn AGE =
            new PrinterColumn("Age", "date", "", CREATED, 0, ".metadata.creationTimestamp");

    private final ArrayNode definitions = Json.array();
    private final List<Column> columns = new ArrayList<>();
    private final boolean ages;
    private final Clock clock;

    /** A column, and what it shows of objects that have no such field, as bookmarks have not. */
    private record Column(JsonPath path, String type, JsonNode absent) {}

    /**
     * The layout of a resource.
     *
     * @param declared the columns beside the name; where there are none, the time of creation is shown
     * @param customResource whether times are shown as ages, as those of custom resources are
     */
    public TableLayout(List<PrinterColumn> declared, boolean customResource, Clock clock) {
        this.clock = clock;
        this.ages = customResource || !declared.isEmpty();
        add(NAME_COLUMN);
        List<PrinterColumn> shown = declared.isEmpty() ? List.of(customResource ? AGE : CREATED_AT) : declared;
        shown.forEach(this::add);
    }

    private void add(PrinterColumn column) {
        definitions
                .addObject()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", description(column))
                .put("priority", column.priority());
        columns.add(new Column(JsonPath.parse(column.jsonPath()), column.type(), absent(column)));
    }

    private static JsonNode absent(PrinterColumn column) {
        if (column.equals(NAME_COLUMN)) {
            return TextNode.valueOf("");
        }
        return column.equals(CREATED_AT) ? TextNode.valueOf("0001-01-01T00:00:00Z") : NullNode.getInstance();
    }

    private static String description(PrinterColumn column) {
        return column.description().isEmpty()
                ? "Custom resource definition column (in JSONPath format): " + column.jsonPath()
                : column.description();
    }

    /** The columns as a table declares them. */
    public ArrayNode definitions() {
        return definitions;
    }

    /** What the columns show of an object. */
    public List<Cell> cells(ObjectNode object) {
        List<Cell> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(cell(column, object)));
        return cells;
    }

    /** What the columns show of an object at this moment. */
    public ArrayNode cellsNow(ObjectNode object) {
        ArrayNode values = Json.array();
        Instant now = clock.instant();
        cells(object).forEach(cell -> values.add(cell.at(now)));
        return values;
    }

    private Cell cell(Column column, ObjectNode object) {
        List<JsonNode> found = column.path().find(object);
        if (found.isEmpty()) {
            return new Cell.Value(column.absent());
        }
        JsonNode value = found.get(0);
        if (column.type().equals("date") && value.isTextual()) {
            return ages ? age(value.textValue()) : new Cell.Value(value);
        }
        return new Cell.Value(
                switch (column.type()) {
                    case "string" -> TextNode.valueOf(text(value));
                    case "integer" -> value.isNumber() ? LongNode.valueOf(value.longValue()) : NullNode.getInstance();
                    case "number" -> value.isNumber() ? value : NullNode.getInstance();
                    case "boolean" -> value.isBoolean() ? value : NullNode.getInstance();
                    default -> NullNode.getInstance();
                });
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "<no value>";
        }
        if (value.isContainerNode()) {
            return Json.text(value);
        }
        return value.isFloatingPointNumber() ? GoNumber.format(value.doubleValue()) : value.asText();
    }

    private static Cell age(String timestamp) {
        if (timestamp.isEmpty()) {
            return UNKNOWN;
        }
        try {
            Instant since = GoTime.read(timestamp, GoTime.Layout.ZONED).instant();
            return since.equals(ZERO) ? UNKNOWN : new Cell.Age(since);
        } catch (DateTimeException e) {
            return new Cell.Value(TextNode.valueOf("<invalid>"));
        }
    }
}
