package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of an object what validation finds wrong with it. */
final class ErrorPaths {

    private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]+)|\\[([^]]*)]");

    private ErrorPaths() {}

    /** Removes the value at a path of the form {@code spec.ports[0].name}, or what it would be in; whether it could. */
    static boolean remove(ObjectNode object, String path) {
        List<String> segments = new ArrayList<>();
        for (Matcher matcher = SEGMENT.matcher(path); matcher.find(); ) {
            segments.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        JsonNode node = object;
        @Nullable JsonNode parent = null;
        String last = "";
        for (String segment : segments) {
            JsonNode child = child(node, segment);
            if (child == null) {
                break;
            }
            parent = node;
            last = segment;
            node = child;
        }
        if (parent instanceof ObjectNode struct) {
            return struct.remove(last) != null;
        }
        return parent instanceof ArrayNode list && list.remove(Integer.parseInt(last)) != null;
    }

    private static @Nullable JsonNode child(JsonNode node, String segment) {
        boolean index = node.isArray() && segment.matches("[0-9]{1,6}");
        return index ? node.get(Integer.parseInt(segment)) : node.get(segment);
    }
}
