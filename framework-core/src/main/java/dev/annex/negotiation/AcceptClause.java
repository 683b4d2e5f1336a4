package dev.annex.negotiation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A clause of an Accept header.
 *
 * @param type the type, or a star
 * @param subtype the subtype, or a star
 * @param parameters the parameters but for the quality
 * @param quality how much it is wanted, 1 if not said
 */
public record AcceptClause(String type, String subtype, Map<String, String> parameters, double quality) {

    private static final Comparator<AcceptClause> BEST_FIRST = Comparator.<AcceptClause>comparingDouble(
                    AcceptClause::quality)
            .reversed()
            .thenComparing(clause -> clause.type.equals("*"))
            .thenComparing(clause -> clause.subtype.equals("*"));

    /** The clauses of a header, the most wanted first; of equals the more specific, then the earlier. */
    public static List<AcceptClause> parse(String header) {
        List<AcceptClause> clauses = new ArrayList<>();
        for (String part : header.split(",")) {
            if (!part.isBlank()) {
                clauses.add(parseOne(part));
            }
        }
        clauses.sort(BEST_FIRST);
        return clauses;
    }

    private static AcceptClause parseOne(String text) {
        String[] parts = text.split(";");
        String range = parts[0].trim();
        int slash = range.indexOf('/');
        String type = slash < 0 ? range : range.substring(0, slash).trim();
        String subtype = slash < 0
                ? (range.equals("*") ? "*" : "")
                : range.substring(slash + 1).trim();
        Map<String, String> parameters = new LinkedHashMap<>();
        double quality = 1;
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                continue;
            }
            String name = parts[i].substring(0, equals).trim();
            String value = parts[i].substring(equals + 1).trim();
            if (name.equals("q")) {
                quality = quality(value);
            } else {
                parameters.put(name, value);
            }
        }
        return new AcceptClause(type, subtype, parameters, quality);
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1; // not validated, as in Kubernetes
        }
    }

    /** The parameter of that name, empty if it is absent. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
