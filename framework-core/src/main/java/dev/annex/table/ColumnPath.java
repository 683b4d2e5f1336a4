package dev.annex.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a column's value is, in the part of Kubernetes' JSONPath that columns use: names, quoted names, indices,
 * slices, and the choice of a list's element by one of its fields, as in {@code .status.conditions[?(@.type=="Ready")].status}.
 */
public final class ColumnPath {

    private static final Pattern STEP = Pattern.compile("\\.(?<name>[^.\\[\\]]+)"
            + "|\\[(?<index>-?\\d+)]"
            + "|\\[(?<start>(?:-?\\d+)?):(?<end>(?:-?\\d+)?)]"
            + "|\\['(?<quoted>[^']+)']"
            + "|\\[\\?\\(@\\.(?<field>[^=!<> ]+)\\s*==\\s*['\"](?<value>[^'\"]*)['\"]\\)]");

    private final List<Step> steps;

    private interface Step {
        JsonNode from(JsonNode node);
    }

    private ColumnPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it says something that columns cannot
     */
    public static ColumnPath parse(String text) {
        String path = text.startsWith(".") || text.startsWith("[") ? text : "." + text;
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("cannot read \"" + path.substring(end) + "\" in the JSON path \""
                        + text + "\"; columns know .name, ['name'], [0], [-1:] and [?(@.name==\"value\")]");
            }
            steps.add(step(matcher));
            end = matcher.end();
        }
        return new ColumnPath(steps);
    }

    private static Step step(Matcher matcher) {
        String name = matcher.group("name") != null ? matcher.group("name") : matcher.group("quoted");
        if (name != null) {
            return node -> node.path(name);
        }
        if (matcher.group("index") != null) {
            int index = Integer.parseInt(matcher.group("index"));
            return node -> node.path(index < 0 ? node.size() + index : index);
        }
        if (matcher.group("start") != null) {
            String start = matcher.group("start");
            String end = matcher.group("end");
            return node -> first(node, start.isEmpty() ? "0" : start, end.isEmpty() ? "" + node.size() : end);
        }
        List<Step> field = parse(matcher.group("field")).steps;
        String value = matcher.group("value");
        return node -> {
            for (JsonNode element : node) {
                if (walk(element, field).asText("").equals(value)) {
                    return element;
                }
            }
            return MissingNode.getInstance();
        };
    }

    /** Of several values a column shows the first. */
    private static JsonNode first(JsonNode list, String start, String end) {
        int from = Integer.parseInt(start);
        int to = Integer.parseInt(end);
        int first = from < 0 ? list.size() + from : from;
        return first < (to < 0 ? list.size() + to : to) ? list.path(first) : MissingNode.getInstance();
    }

    private static JsonNode walk(JsonNode node, List<Step> steps) {
        JsonNode value = node;
        for (Step step : steps) {
            value = step.from(value);
        }
        return value;
    }

    /** The value in an object; missing if it is not there. */
    public JsonNode find(JsonNode object) {
        return walk(object, steps);
    }
}
