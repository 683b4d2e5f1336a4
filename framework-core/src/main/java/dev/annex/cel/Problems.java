package dev.annex.cel;

import dev.annex.cel.cost.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the rules of a schema, in the words in which kube-apiserver refuses a definition. */
final class Problems {

    private static final long EXPRESSION_LIMIT = 10_000_000;
    private static final long TOTAL_LIMIT = 100_000_000;
    private static final int MOST_EXPENSIVE = 4;
    private static final String CONTRIBUTED =
            "Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema";
    private static final String ADVICE = " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength"
            + " where arrays, maps, and strings are declared)";

    private final List<String> sentences = new ArrayList<>();
    private final Map<String, Long> costs = new LinkedHashMap<>();
    private long total;

    void add(String where, String sentence) {
        sentences.add(where + ": " + sentence);
    }

    /** Counts what an expression could cost at worst, and notes it if that is too much. */
    void cost(String where, String what, long cost) {
        if (Estimate.isMore(cost, EXPRESSION_LIMIT)) {
            add(where, "Forbidden: " + exceeded("estimated " + what + " cost", cost, EXPRESSION_LIMIT));
        }
        total = Estimate.plus(total, cost);
        if (!Estimate.isMore(TOTAL_LIMIT / 100, cost)) {
            costs.put(where, cost);
        }
    }

    /** Ends in an error if anything is wrong. */
    void throwIfAny(String root) {
        if (Estimate.isMore(total, TOTAL_LIMIT)) {
            costs.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue((a, b) -> Long.compareUnsigned(b, a)))
                    .limit(MOST_EXPENSIVE)
                    .forEach(each -> add(each.getKey(), CONTRIBUTED));
            add(
                    root,
                    "Forbidden: "
                            + exceeded(
                                    "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema",
                                    total,
                                    TOTAL_LIMIT));
        }
        if (!sentences.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", sentences));
        }
    }

    private static String exceeded(String what, long cost, long limit) {
        double factor = Estimate.real(cost) / limit;
        String times = factor > 100
                ? "more than 100x"
                : new BigDecimal(factor).setScale(factor < 1.5 ? 6 : 1, RoundingMode.HALF_EVEN) + "x";
        return what + " exceeds budget by factor of " + times + ADVICE;
    }
}
