package dev.annex.negotiation;

import dev.annex.status.Failures;
import dev.annex.status.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Finds the form of an answer, in the two steps in which Kubernetes does: the router's and the handler's. */
public final class Negotiation {

    private static final List<String> BROWSERS = List.of("curl", "Wget", "Mozilla/5.0");

    private Negotiation() {}

    /**
     * The router's check: whether a media type is produced at all, whatever its parameters.
     *
     * @throws dev.annex.status.StatusException with 406 if not
     */
    public static void checkProduced(String accept, List<String> produced) {
        if (accept.isEmpty()) {
            return;
        }
        for (String part : accept.split(",")) {
            int semicolon = part.indexOf(';');
            String range = (semicolon < 0 ? part : part.substring(0, semicolon)).trim();
            if (range.equals("*/*") || produced.contains(range)) {
                return;
            }
        }
        throw Failures.router(
                Reason.NOT_ACCEPTABLE,
                "406: Not Acceptable\n\nAvailable representations: " + String.join(", ", produced));
    }

    /**
     * The router's check of a request body's type (R-24, D-09).
     *
     * @throws dev.annex.status.StatusException with 415 if it is not consumed
     */
    public static void checkConsumed(String contentType, List<String> consumed) {
        for (String part : contentType.split(",")) {
            int semicolon = part.indexOf(';');
            String type = (semicolon < 0 ? part : part.substring(0, semicolon)).trim();
            if (type.equals("*/*") || consumed.contains(type)) {
                return;
            }
        }
        throw Failures.router(Reason.UNSUPPORTED_MEDIA_TYPE, "415: Unsupported Media Type");
    }

    /**
     * The handler's choice: the first clause that some media type satisfies (N-01 to N-03).
     *
     * @param allowed whether objects can be brought into a shape in a media type
     * @throws dev.annex.status.StatusException with 406 if no clause can be satisfied
     */
    public static Negotiated negotiate(
            String accept, String pretty, String userAgent, BiPredicate<MediaType, Transform> allowed) {
        if (accept.isEmpty()) {
            return new Negotiated(MediaType.JSON, Transform.NONE, pretty(pretty, "", userAgent), false);
        }
        for (AcceptClause clause : AcceptClause.parse(accept)) {
            Optional<MediaType> mediaType = first(clause, allowed);
            if (mediaType.isPresent()) {
                return new Negotiated(
                        mediaType.get(),
                        Transform.of(clause),
                        pretty(pretty, clause.parameter("pretty"), userAgent),
                        clause.parameter("stream").equals("watch"));
            }
        }
        throw Failures.notAcceptable(MediaType.names());
    }

    private static Optional<MediaType> first(AcceptClause clause, BiPredicate<MediaType, Transform> allowed) {
        String stream = clause.parameter("stream");
        if (!stream.isEmpty() && !stream.equals("watch")) {
            return Optional.empty();
        }
        Transform transform = Transform.of(clause);
        Predicate<MediaType> shaped = type -> transform.none() || allowed.test(type, transform);
        for (MediaType type : MediaType.values()) {
            if (type.matches(clause) && shaped.test(type)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** E-21: the query decides, then the clause, then whether a person seems to be looking. */
    private static boolean pretty(String query, String clause, String userAgent) {
        Optional<Boolean> asked = parseBool(query);
        if (asked.isPresent()) {
            return asked.get();
        }
        if (!clause.isEmpty()) {
            return clause.equals("1") || clause.equals("true");
        }
        return BROWSERS.stream().anyMatch(userAgent::startsWith);
    }

    private static Optional<Boolean> parseBool(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
