package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.JsonDocument;
import dev.annex.codec.MalformedBodyException;
import dev.annex.schema.Schema;
import dev.annex.status.GoQuote;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The elements of paths, as texts: {@code f:name} for a field, {@code k:{…}} for the element of a list that has these
 * keys, {@code v:…} for the scalar of a set, {@code i:…} for an index.
 */
final class PathElement {

    private static final String KINDS = "fkvi";
    private static final Pattern INDEX = Pattern.compile("i:[+-]?[0-9]+");

    private PathElement() {}

    /**
     * An element that a client sent, in the form in which equal elements are equal texts; empty if it is of a kind that
     * is not known, which later versions may know.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static String read(String element) {
        if (element.length() < 2 || element.charAt(1) != ':') {
            throw new IllegalArgumentException("\"" + element + "\" is no path element");
        }
        return switch (element.charAt(0)) {
            case 'f' -> element;
            case 'i' -> "i:" + index(element);
            case 'v' -> "v:" + canonical(sent(element));
            case 'k' -> "k:" + Json.text(keys(element));
            default -> "";
        };
    }

    private static long index(String element) {
        if (INDEX.matcher(element).matches()) {
            try {
                return Long.parseLong(element, 2, element.length(), 10);
            } catch (NumberFormatException tooLarge) {
                // said below, as of what is no number at all
            }
        }
        throw new IllegalArgumentException("\"" + element + "\" is no index");
    }

    private static ObjectNode keys(String element) {
        if (!(sent(element) instanceof ObjectNode given)) {
            throw new IllegalArgumentException("\"" + element + "\" has no keys");
        }
        TreeSet<String> names = new TreeSet<>();
        given.fieldNames().forEachRemaining(names::add);
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> keys.set(name, plain(given.get(name))));
        return keys;
    }

    static String field(String name) {
        return "f:" + name;
    }

    /** The name of a field; null if the element is something else. */
    static @Nullable String fieldName(String element) {
        return element.startsWith("f:") ? element.substring(2) : null;
    }

    /**
     * What tells an element of a set or map list from the others.
     *
     * @throws TypedException if it cannot be told
     */
    static String ofItem(JsonNode item, Schema list) {
        return list.listType() == Schema.ListType.SET ? ofScalar(item) : ofKeys(item, list);
    }

    private static String ofScalar(JsonNode item) {
        if (item.isObject()) {
            throw new TypedException("associative list without keys has an element that's a map type");
        }
        if (item.isArray()) {
            throw new TypedException("not supported: associative list with lists as elements");
        }
        if (item.isNull()) {
            throw new TypedException("associative list without keys has an element that's an explicit null");
        }
        return "v:" + canonical(item);
    }

    private static String ofKeys(JsonNode item, Schema list) {
        if (item.isNull()) {
            throw new TypedException("associative list with keys may not have a null element");
        }
        if (!item.isObject()) {
            throw new TypedException("associative list with keys may not have non-map elements");
        }
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        Schema items = list.items();
        for (String key : new TreeSet<>(list.listMapKeys())) {
            JsonNode value = item.get(key);
            Schema known = items == null ? null : items.properties().get(key);
            if (value == null && known != null) {
                value = known.defaultValue();
            }
            if (value != null) {
                keys.set(key, plain(value));
            }
        }
        if (keys.isEmpty()) {
            throw new TypedException("associative list with keys has an element that omits all key fields "
                    + list.listMapKeys().stream().map(GoQuote::quote).collect(Collectors.joining(" ", "[", "]"))
                    + " (and doesn't have default values for any key fields)");
        }
        return "k:" + Json.text(keys);
    }

    /** A value's text; equal numbers have the same however they were written. */
    private static String canonical(JsonNode value) {
        return Json.text(plain(value));
    }

    private static JsonNode plain(JsonNode value) {
        if (!value.isFloatingPointNumber()) {
            return value;
        }
        if (Double.isInfinite(value.doubleValue())) {
            throw new IllegalArgumentException(value + " is too large a number");
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return number.scale() <= 0
                ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
                : JsonNodeFactory.instance.numberNode(number);
    }

    /** The schema of what an element leads to, below a value of that schema; null if nothing is known. */
    static @Nullable Schema schemaBelow(String element, @Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        String name = fieldName(element);
        return name == null ? schema.items() : schema.field(name);
    }

    /** The order in which sets list their elements: fields, keys, values, indexes, numbers by their size. */
    static int compare(String left, String right) {
        int kinds = Integer.compare(KINDS.indexOf(left.charAt(0)), KINDS.indexOf(right.charAt(0)));
        if (kinds != 0 || left.charAt(0) == 'f') {
            return kinds != 0 ? kinds : left.compareTo(right);
        }
        return left.equals(right) ? 0 : compareValues(left, right);
    }

    private static int compareValues(String left, String right) {
        if (left.charAt(0) == 'k') {
            return compareKeys((ObjectNode) json(left), (ObjectNode) json(right));
        }
        return compare(json(left), json(right));
    }

    private static int compareKeys(ObjectNode left, ObjectNode right) {
        var mine = left.properties().iterator();
        var theirs = right.properties().iterator();
        while (mine.hasNext() && theirs.hasNext()) {
            var a = mine.next();
            var b = theirs.next();
            int order = a.getKey().compareTo(b.getKey());
            if (order == 0) {
                order = compare(a.getValue(), b.getValue());
            }
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(mine.hasNext(), theirs.hasNext());
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        if (left.isNumber() != right.isNumber()) {
            return left.isNumber() ? -1 : 1;
        }
        return left.toString().compareTo(right.toString());
    }

    /** A path as conflicts write it. */
    static String readable(List<String> path) {
        return path.stream().map(PathElement::readable).collect(Collectors.joining());
    }

    static String readable(String element) {
        return switch (element.charAt(0)) {
            case 'f' -> "." + element.substring(2);
            case 'k' ->
                "["
                        + json(element).properties().stream()
                                .map(key -> key.getKey() + "=" + shown(key.getValue()))
                                .collect(Collectors.joining(","))
                        + "]";
            case 'v' -> "[=" + shown(json(element)) + "]";
            default -> "[" + element.substring(2) + "]";
        };
    }

    /** A value as messages show it. */
    static String shown(JsonNode value) {
        return value.isTextual() ? GoQuote.quote(value.textValue()) : Json.text(value);
    }

    /** What a client sent may be anything; what has been read once is fine. */
    private static JsonNode sent(String element) {
        try {
            return JsonDocument.read(element.substring(2).getBytes(StandardCharsets.UTF_8))
                    .tree();
        } catch (MalformedBodyException e) {
            throw new IllegalArgumentException("\"" + element + "\" is no path element", e);
        }
    }

    private static JsonNode json(String element) {
        return Json.parse(element.substring(2).getBytes(StandardCharsets.UTF_8));
    }
}
