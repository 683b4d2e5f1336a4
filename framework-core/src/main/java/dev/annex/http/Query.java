package dev.annex.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, each with all its values in order; a name alone has an empty value. Pairs whose escapes
 * are broken are left out, as Go's parser does.
 *
 * @param parameters the values by name
 */
public record Query(Map<String, List<String>> parameters) {

    private static final Query EMPTY = new Query(Map.of());

    /** Reads the part of a URL after the question mark. */
    public static Query parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return EMPTY;
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (!pair.isEmpty() && pair.indexOf(';') < 0 && name != null && value != null) {
                parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
        }
        return new Query(parameters);
    }

    private static @Nullable String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null; // a broken escape: the pair does not count
        }
    }

    /** Whether the parameter is there, with whatever value. */
    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The parameter's first value, empty if it is absent. */
    public String first(String name) {
        List<String> values = parameters.get(name);
        return values == null ? "" : values.get(0);
    }
}
