package dev.annex.request;

import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query as Kubernetes reads them: the first value of several counts. */
record Parameters(Map<String, List<String>> values) {

    boolean has(String name) {
        List<String> all = values.get(name);
        return all != null && !all.isEmpty();
    }

    List<String> all(String name) {
        List<String> all = values.get(name);
        return all == null ? List.of() : List.copyOf(all);
    }

    /** The first value, empty if there is none. */
    String text(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? "" : all.get(0);
    }

    @Nullable
    String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /** Whether it is there, with any value but {@code false} and {@code 0}. */
    boolean flag(String name) {
        return has(name) && !text(name).equals("0") && !text(name).equalsIgnoreCase("false");
    }

    @Nullable
    Boolean optionalFlag(String name) {
        return has(name) ? flag(name) : null;
    }

    /** The whole number, null if it is absent; 400 if it is something else. */
    @Nullable
    Long number(String name) {
        if (!has(name)) {
            return null;
        }
        String text = text(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            String why = text.matches("[-+]?[0-9]+") ? "value out of range" : "invalid syntax";
            throw Failures.badRequest("strconv.ParseInt: parsing " + GoQuote.quote(text) + ": " + why);
        }
    }
}
