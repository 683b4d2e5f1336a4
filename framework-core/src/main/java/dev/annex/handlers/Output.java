package dev.annex.handlers;

import dev.annex.http.Exchange;
import dev.annex.negotiation.MediaType;
import dev.annex.negotiation.Negotiated;
import dev.annex.negotiation.Negotiation;
import dev.annex.negotiation.Transform;
import dev.annex.rendering.Form;
import dev.annex.rendering.Renderer;
import dev.annex.rendering.Shape;
import dev.annex.scheme.ResourceNames;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;

/**
 * The form of an answer to a request about objects.
 *
 * @param negotiated what was agreed upon
 * @param rendering makes what renders objects in that form, once there is something to render
 * @param exchange the request
 */
record Output(Negotiated negotiated, Supplier<Renderer> rendering, Exchange exchange) {

    /** What an answer holds: that decides which shapes are possible (N-15). */
    enum Holds {
        OBJECT,
        LIST,
        EVENTS
    }

    /**
     * Negotiates the form.
     *
     * @throws StatusException with 406 if there is no media type
     */
    static Output negotiate(Exchange exchange, Target target, Holds holds) {
        String accept = exchange.header(HttpHeaders.ACCEPT);
        boolean custom = target.resource().definition().behaviour().customResource();
        BiPredicate<MediaType, Transform> possible = (type, transform) -> possible(type, transform, custom);
        Negotiated negotiated = holds == Holds.EVENTS
                ? Negotiation.negotiateStream(accept, possible)
                : Negotiation.negotiate(
                        accept, exchange.query().first("pretty"), exchange.header(HttpHeaders.USER_AGENT), possible);
        return new Output(
                negotiated,
                () -> new Renderer(
                        target.resource(),
                        target.served().bodies(),
                        form(exchange, target, negotiated.transform(), holds)),
                exchange);
    }

    /**
     * Checks how a table is wanted where there will be none, as there is nothing to put into it.
     *
     * @throws StatusException with 400 if it cannot be had as asked (N-12)
     */
    void checkTable() {
        if (negotiated.transform().isMeta("Table")) {
            include(exchange);
        }
    }

    /**
     * Renders objects in that form. That a shape does not fit is found out here, when the work is done, as upstream does:
     * failures of the work come first, and what was written stays written.
     *
     * @throws StatusException with 406 if an object is wanted as a list or a list as an object, with 400 if the table
     *     cannot be had as asked
     */
    Renderer renderer() {
        return rendering.get();
    }

    /** Custom resources have no protobuf, and clients who name it first are to get their next choice (N-05). */
    private static boolean possible(MediaType type, Transform transform, boolean custom) {
        if (transform.none()) {
            return !custom || type != MediaType.PROTOBUF;
        }
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
        boolean custom = target.resource().definition().behaviour().customResource();
        if (list && holds == Holds.OBJECT && custom && !isScale(target)) {
            throw Failures.plain("content is not a list");
        }
        if (list && holds == Holds.OBJECT) {
            throw notAcceptable("you requested PartialObjectMetadataList, but the requested object is not a list (*"
                    + internalType(target, false) + ")");
        }
        if (!list && holds == Holds.LIST) {
            throw notAcceptable("you requested PartialObjectMetadata, but the requested object is a list (*"
                    + internalType(target, true) + ")");
        }
        return new Form(version, Shape.METADATA, transform.version(), Form.Include.METADATA);
    }

    /** What upstream's internal type of the object, or of the list, is called. */
    private static String internalType(Target target, boolean list) {
        ResourceNames names = target.resource().definition().names();
        boolean custom = target.resource().definition().behaviour().customResource();
        if (isScale(target)) {
            return custom ? "v1.Scale" : "autoscaling.Scale";
        }
        if (custom) {
            return list ? "unstructured.UnstructuredList" : "unstructured.Unstructured";
        }
        return target.groupResource().group().split("\\.", 2)[0] + "." + (list ? names.listKind() : names.kind());
    }

    private static boolean isScale(Target target) {
        return target.subresource().equals("scale");
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
