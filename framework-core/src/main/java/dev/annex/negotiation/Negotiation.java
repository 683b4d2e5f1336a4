package dev.annex.negotiation;

import dev.annex.status.Failures;
import dev.annex.status.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

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
            if (consumed.contains(type)) {
                return;
            }
        }
        throw Failures.router(Reason.UNSUPPORTED_MEDIA_TYPE, "415: Unsupported Media Type");
    }

    /**
     * The handler's choice: the first clause that some media type satisfies (N-01 to N-03).
     *
     * @param accept the Accept header, empty if there is none
     * @param pretty the query's parameter of that name, empty if there is none
     * @param userAgent the User-Agent header
     * @param allowed whether objects can be brought into a shape, or left in their own, in a media type
     * @throws dev.annex.status.StatusException with 406 if no clause can be satisfied
     */
    public static Negotiated negotiate(
            String accept, String pretty, String userAgent, BiPredicate<MediaType, Transform> allowed) {
        return choose(accept, pretty, userAgent, (type, clause) -> {
                    String version = clause.parameter("sv");
                    return (version.isEmpty() || version.equals("v1"))
                            && allowed.test(type, Transform.asked(clause) ? Transform.of(clause) : Transform.NONE);
                })
                .orElseThrow(() -> Failures.notAcceptable(MediaType.names()));
    }

    /**
     * The choice for what has one shape and one version, such as a failure.
     *
     * @throws dev.annex.status.StatusException with 406 if no clause can be satisfied
     */
    public static Negotiated negotiatePlain(String accept, String pretty, String userAgent) {
        return choose(
                        accept,
                        pretty,
                        userAgent,
                        (type, clause) -> !Transform.asked(clause)
                                && clause.parameter("sv").isEmpty())
                .orElseThrow(() -> Failures.notAcceptable(MediaType.names()));
    }

    /** The first clause that asks for one shape; empty if none does, wherever the others stand (D-10). */
    public static Optional<Negotiated> shaped(String accept, String pretty, String userAgent, Transform shape) {
        return choose(
                        accept,
                        pretty,
                        userAgent,
                        (type, clause) -> Transform.of(clause).equals(shape)
                                && clause.parameter("sv").isEmpty())
                .filter(chosen -> chosen.transform().equals(shape));
    }

    /**
     * The same for a watch, which is never pretty and never YAML (W-40, W-41).
     *
     * @throws dev.annex.status.StatusException with 406 if no clause can be satisfied, or only with YAML
     */
    public static Negotiated negotiateStream(String accept, BiPredicate<MediaType, Transform> allowed) {
        Negotiated negotiated = negotiate(accept, "", "", allowed);
        if (!negotiated.mediaType().streams()) {
            throw Failures.notAcceptable(MediaType.streamNames());
        }
        return new Negotiated(negotiated.mediaType(), negotiated.transform(), false, true);
    }

    private static Optional<Negotiated> choose(
            String accept, String pretty, String userAgent, BiPredicate<MediaType, AcceptClause> allowed) {
        boolean indented = pretty(pretty, userAgent);
        if (accept.isEmpty()) {
            return Optional.of(new Negotiated(MediaType.JSON, Transform.NONE, indented, false));
        }
        for (AcceptClause clause : AcceptClause.parse(accept)) {
            for (MediaType type : MediaType.values()) {
                if (type.matches(clause) && streams(type, clause) && allowed.test(type, clause)) {
                    boolean stream = clause.parameter("stream").equals("watch");
                    boolean asked = clause.parameter("pretty").equals("1");
                    return Optional.of(new Negotiated(type, Transform.of(clause), asked || indented, stream));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean streams(MediaType type, AcceptClause clause) {
        String stream = clause.parameter("stream");
        return stream.isEmpty() || (stream.equals("watch") && type.streams());
    }

    /** E-21: the query decides, whatever it says, or else whether a person seems to be looking. */
    private static boolean pretty(String query, String userAgent) {
        return switch (query) {
            case "" -> BROWSERS.stream().anyMatch(userAgent::startsWith);
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            default -> false;
        };
    }
}
