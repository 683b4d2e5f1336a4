package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where an answer is not what was expected, in words. */
final class Differences {

    /** One wrong thing often makes many others: what is beyond the first few tells nothing. */
    private static final int ENOUGH = 7;

    private static final int SHOWN = 200;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(JsonNode want, JsonNode got) {
        Differences differences = new Differences();
        differences.compare("", want, got);
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonNode want, JsonNode got) {
        if (found.size() >= ENOUGH) {
            return;
        }
        if (want.isObject() && got.isObject()) {
            compareMembers(path, want, got);
        } else if (want.isArray() && got.isArray()) {
            compareItems(path, want, got);
        } else if (!same(want, got)) {
            found.add(path + ": want " + shown(want) + " got " + shown(got));
        }
    }

    private void compareMembers(String path, JsonNode want, JsonNode got) {
        TreeSet<String> keys = new TreeSet<>();
        want.fieldNames().forEachRemaining(keys::add);
        got.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            if (!want.has(key)) {
                found.add(path + "/" + key + ": unexpected " + shown(got.path(key)));
            } else if (!got.has(key)) {
                found.add(path + "/" + key + ": missing, want " + shown(want.path(key)));
            } else {
                compare(path + "/" + key, want.path(key), got.path(key));
            }
        }
    }

    private void compareItems(String path, JsonNode want, JsonNode got) {
        if (want.size() != got.size()) {
            found.add(path + ": want " + want.size() + " items got " + got.size() + ": " + shown(got));
            return;
        }
        for (int i = 0; i < want.size(); i++) {
            compare(path + "/" + i, want.path(i), got.path(i));
        }
    }

    /** Integers and decimals differ even where their values do not: {@code 1} is not {@code 1.0} on the wire. */
    private static boolean same(JsonNode want, JsonNode got) {
        if (want.getNodeType() != JsonNodeType.NUMBER || got.getNodeType() != JsonNodeType.NUMBER) {
            return want.equals(got);
        }
        if (want.isIntegralNumber() && got.isIntegralNumber()) {
            return want.bigIntegerValue().equals(got.bigIntegerValue());
        }
        return want.isFloatingPointNumber() == got.isFloatingPointNumber() && want.doubleValue() == got.doubleValue();
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
