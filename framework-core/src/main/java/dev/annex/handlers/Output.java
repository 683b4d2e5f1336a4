package dev.annex.handlers;

import dev.annex.http.Exchange;
import dev.annex.negotiation.MediaType;
import dev.annex.negotiation.Negotiated;
import dev.annex.negotiation.Negotiation;
import dev.annex.negotiation.Transform;
import dev.annex.rendering.Form;
import dev.annex.rendering.Renderer;
import dev.annex.rendering.Shape;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import org.springframework.http.HttpHeaders;

/**
 * The form of an answer to a request about objects.
 *
 * @param negotiated what was agreed upon
 * @param renderer renders objects in that form
 */
record Output(Negotiated negotiated, Renderer renderer) {

    /** What an answer holds: that decides which shapes are possible (N-15). */
    enum Holds {
        OBJECT,
        LIST,
        EVENTS
    }

    /**
     * Negotiates the form.
     *
     * @throws StatusException with 406 if there is none
     */
    static Output negotiate(Exchange exchange, Target target, Holds holds) {
        String accept = exchange.headers(HttpHeaders.ACCEPT);
        Negotiated negotiated = holds == Holds.EVENTS
                ? Negotiation.negotiateStream(accept, Output::possible)
                : Negotiation.negotiate(
                        accept,
                        exchange.query().first("pretty"),
                        exchange.header(HttpHeaders.USER_AGENT),
                        Output::possible);
        Form form = form(exchange, target, negotiated.transform(), holds);
        return new Output(
                negotiated, new Renderer(target.resource(), target.served().bodies(), form));
    }

    private static boolean possible(MediaType type, Transform transform) {
        if (transform.isMeta("Table")) {
            return type != MediaType.PROTOBUF;
        }
        return transform.isMeta("PartialObjectMetadata") || transform.isMeta("PartialObjectMetadataList");
    }

    private static Form form(Exchange exchange, Target target, Transform transform, Holds holds) {
        String version = target.version().name();
        if (transform.none()) {
            return Form.object(version);
        }
        if (transform.isMeta("Table")) {
            return new Form(version, Shape.TABLE, transform.version(), include(exchange));
        }
        boolean list = transform.isMeta("PartialObjectMetadataList");
        if (list && holds == Holds.OBJECT) {
            throw notAcceptable("you requested PartialObjectMetadataList, but the requested object is not a list (*"
                    + target.version().kind().version() + "."
                    + target.version().kind().kind() + ")");
        }
        if (!list && holds == Holds.LIST) {
            throw notAcceptable("you requested PartialObjectMetadata, but the requested object is a list (*"
                    + target.version().kind().version() + "."
                    + target.resource().definition().names().listKind() + ")");
        }
        return new Form(version, Shape.METADATA, transform.version(), Form.Include.METADATA);
    }

    private static Form.Include include(Exchange exchange) {
        String include = exchange.query().first("includeObject");
        return switch (include) {
            case "", "Metadata" -> Form.Include.METADATA;
            case "Object" -> Form.Include.OBJECT;
            case "None" -> Form.Include.NONE;
            default ->
                throw Failures.badRequest("Unable to convert to Table as requested: includeObject: Invalid value: \""
                        + include + "\": must be 'Metadata', 'Object', 'None', or empty");
        };
    }

    private static StatusException notAcceptable(String message) {
        return new StatusException(406, Reason.NOT_ACCEPTABLE, message, null);
    }
}
