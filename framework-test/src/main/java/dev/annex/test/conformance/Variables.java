package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a scenario's {@code ${name}} stand for: its id, its namespace, and what earlier answers gave. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String UNCAPTURED = "<uncaptured>";

    private final Map<String, String> values = new HashMap<>();

    Variables(String id, String namespace) {
        values.put("id", id);
        values.put("ns", namespace);
    }

    /** Fills in what is known; an unknown reference stays as it is. */
    String fill(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** Takes values out of an answer; what is not there becomes a value that no server can know. */
    void capture(Map<String, String> pointers, @Nullable JsonNode answer) {
        pointers.forEach((name, pointer) -> {
            JsonNode found = answer == null ? null : answer.at(pointer);
            values.put(name, found == null || found.isMissingNode() ? UNCAPTURED : found.asText());
        });
    }
}
