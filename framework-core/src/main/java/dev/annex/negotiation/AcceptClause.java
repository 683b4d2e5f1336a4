package dev.annex.negotiation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A clause of an Accept header (N-01).
 *
 * @param type the type, or a star
 * @param subtype the subtype, or a star
 * @param parameters the parameters but for the quality
 * @param quality how much it is wanted, 1 if not said
 */
public record AcceptClause(String type, String subtype, Map<String, String> parameters, double quality) {

    /** Tries no text in two ways: the header may be long. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?");

    /** More clauses than any client sends; those beyond are tried in the order in which they stand there. */
    private static final int MOST_SORTED = 1_000;

    /** Copies the parameters. */
    public AcceptClause {
        parameters = Map.copyOf(parameters);
    }

    /** The clauses of a header that can be understood, in the order in which Kubernetes tries them. */
    public static List<AcceptClause> parse(String header) {
        List<AcceptClause> clauses = new ArrayList<>();
        for (String part : header.split(",")) {
            String[] pieces = part.split(";");
            String range = pieces.length == 0 ? "" : pieces[0].trim();
            String[] types = range.equals("*") ? new String[] {"*", "*"} : range.split("/");
            if (types.length == 2) {
                insert(clauses, parse(types, pieces));
            }
        }
        return clauses;
    }

    /**
     * Sorts as goautoneg does, which swaps neighbours for more than one reason: a specific clause may overtake one that
     * is wanted more.
     */
    private static void insert(List<AcceptClause> clauses, AcceptClause clause) {
        int position = clauses.size();
        while (position > 0 && clauses.size() < MOST_SORTED && clause.before(clauses.get(position - 1))) {
            position--;
        }
        clauses.add(position, clause);
    }

    private boolean before(AcceptClause other) {
        return quality > other.quality
                || (!type.equals("*") && other.type.equals("*"))
                || (!subtype.equals("*") && other.subtype.equals("*"));
    }

    private static AcceptClause parse(String[] types, String[] pieces) {
        Map<String, String> parameters = new LinkedHashMap<>();
        double quality = 1;
        for (int i = 1; i < pieces.length; i++) {
            String[] parameter = pieces[i].split("=");
            if (parameter.length != 2) {
                continue;
            }
            String name = parameter[0].trim();
            if (name.equals("q")) {
                quality = quality(parameter[1]);
            } else {
                parameters.put(name, parameter[1].trim());
            }
        }
        return new AcceptClause(types[0].trim(), types[1].trim(), parameters, quality);
    }

    /** What is no number counts as nothing, which still is no refusal. */
    private static double quality(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
    }

    /** The parameter of that name, empty if it is absent. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
