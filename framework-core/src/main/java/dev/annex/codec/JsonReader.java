package dev.annex.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.GoNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value into a tree like the one that {@link Json#parse} makes, and notes which fields stood there twice
 * (E-23).
 */
final class JsonReader {

    private static final int MOST_DUPLICATES = 100;

    /** Beyond this many digits before or behind the point, a number is nothing but a way to exhaust memory. */
    private static final int LARGEST_SCALE = 400;

    /** To read more characters into a number takes time that grows with their square. */
    private static final int LONGEST_AS_WRITTEN = 1_000;

    private static final int LONGEST_EXPONENT = 8;

    private final String text;
    private final Mode mode;
    private final Set<String> duplicates = new LinkedHashSet<>();
    private @Nullable List<Occurrence> occurrences;

    /** How a text is read. */
    enum Mode {
        /** As a value of no type: what stands there last counts. */
        UNTYPED,
        /** The same, where {@code 1.0} is to be told apart from {@code 1}. */
        NUMBERS_AS_WRITTEN,
        /** As a value of a type, into which a field that stands there twice is read twice: the values are merged. */
        TYPED
    }

    /** That a field stands at a place, perhaps not for the first time. */
    record Occurrence(String path, boolean again) {}

    JsonReader(String text, Mode mode) {
        this.text = text;
        this.mode = mode;
    }

    /** All fields of a text that can be read, in order. */
    static List<Occurrence> occurrences(String text) {
        JsonReader reader = new JsonReader(text, Mode.TYPED);
        List<Occurrence> all = new ArrayList<>();
        reader.occurrences = all;
        try {
            reader.read();
        } catch (MalformedBodyException e) {
            throw new IllegalArgumentException("the text has not been read before", e);
        }
        return all;
    }

    /** The paths of the fields that stood there twice, in order; no more than upstream collects. */
    List<String> duplicates() {
        return new ArrayList<>(duplicates);
    }

    JsonNode read() throws MalformedBodyException {
        try (JsonParser parser = Json.clientFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new MalformedBodyException(JsonSyntax.error(text));
            }
            JsonNode value = value(parser, Place.ROOT);
            if (parser.nextToken() != null) {
                throw new MalformedBodyException(JsonSyntax.error(text));
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedBodyException(
                    e.getOriginalMessage().contains("nesting depth") ? "exceeded max depth" : e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new MalformedBodyException(JsonSyntax.error(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        }
    }

    private JsonNode value(JsonParser parser, Place place) throws IOException, MalformedBodyException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> array(parser, place);
            case VALUE_STRING -> nodes.textNode(Texts.valid(parser.getText()));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> decimal(parser.getText());
                };
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private ObjectNode object(JsonParser parser, Place place) throws IOException, MalformedBodyException {
        ObjectNode object = Json.object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = Texts.valid(parser.currentName());
            Place field = place.field(name);
            parser.nextToken();
            JsonNode earlier = object.get(name);
            if (occurrences != null) {
                occurrences.add(new Occurrence(field.toString(), earlier != null));
            }
            JsonNode value = value(parser, field);
            object.set(name, earlier != null && mode == Mode.TYPED ? merged(earlier, value) : value);
            if (earlier != null && duplicates.size() < MOST_DUPLICATES) {
                duplicates.add(field.toString());
            }
        }
        return object;
    }

    private static JsonNode merged(JsonNode earlier, JsonNode later) {
        if (earlier instanceof ObjectNode into && later.isObject()) {
            later.properties().forEach(field -> {
                JsonNode before = into.get(field.getKey());
                into.set(field.getKey(), before == null ? field.getValue() : merged(before, field.getValue()));
            });
            return into;
        }
        if (earlier.isArray() && later instanceof ArrayNode list) {
            for (int i = 0; i < Math.min(earlier.size(), list.size()); i++) {
                list.set(i, merged(earlier.get(i), list.get(i)));
            }
            return list;
        }
        return later.isNull() && !earlier.isArray() ? earlier : later;
    }

    private ArrayNode array(JsonParser parser, Place place) throws IOException, MalformedBodyException {
        ArrayNode array = Json.array();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, place.index(array.size())));
        }
        return array;
    }

    /** A number that is no integer of 64 bits, which Go holds as a float and writes as short as can be (E-22). */
    private DecimalNode decimal(String text) throws MalformedBodyException {
        double approximate = Double.parseDouble(text);
        if (Double.isInfinite(approximate)) {
            throw new MalformedBodyException(
                    "json: cannot unmarshal number " + text + " into Go value of type float64");
        }
        if (mode == Mode.NUMBERS_AS_WRITTEN && text.length() <= LONGEST_AS_WRITTEN && hasSmallExponent(text)) {
            BigDecimal written = new BigDecimal(text);
            if (Math.abs((long) written.scale()) <= LARGEST_SCALE) {
                return DecimalNode.valueOf(written);
            }
        }
        return approximate == 0 && text.startsWith("-")
                ? NegativeZero.INSTANCE
                : DecimalNode.valueOf(GoNumber.exact(approximate));
    }

    /** Whether the exponent, which may have any number of digits, is one that a decimal can have. */
    private static boolean hasSmallExponent(String text) {
        int digit = Math.max(text.indexOf('e'), text.indexOf('E')) + 1;
        if (digit == 0) {
            return true;
        }
        while (digit < text.length() && "+-0".indexOf(text.charAt(digit)) >= 0) {
            digit++;
        }
        return text.length() - digit <= LONGEST_EXPONENT;
    }
}
