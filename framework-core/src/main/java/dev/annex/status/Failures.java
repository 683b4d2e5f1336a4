package dev.annex.status;

import dev.annex.api.FieldError;
import dev.annex.meta.GroupResource;
import dev.annex.meta.GroupVersionKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The failures that clients know, with the exact sentences they parse (E-07, E-08). */
public final class Failures {

    private Failures() {}

    /** 400 with free text. */
    public static StatusException badRequest(String message) {
        return new StatusException(400, Reason.BAD_REQUEST, message, null);
    }

    /** 400: an object that says that it is of one kind and version cannot be read as one of the kind wanted. */
    public static StatusException cannotBeHandled(String kind, String version, String wanted, String why) {
        return badRequest(kind + " in version \"" + version + "\" cannot be handled as a " + wanted + ": " + why);
    }

    /** 401. */
    public static StatusException unauthorized() {
        return new StatusException(401, Reason.UNAUTHORIZED, "Unauthorized", null);
    }

    /** 403 about an object, or about the resource when the name is empty. */
    public static StatusException forbidden(GroupResource resource, String name, String why) {
        String subject = name.isEmpty() ? resource.toString() : quoted(resource, name);
        String message = (subject.isEmpty() ? "forbidden: " : subject + " is forbidden: ") + why;
        return new StatusException(403, Reason.FORBIDDEN, message, about(resource, name));
    }

    /** 404 about an object. */
    public static StatusException notFound(GroupResource resource, String name) {
        return new StatusException(404, Reason.NOT_FOUND, quoted(resource, name) + " not found", about(resource, name));
    }

    /** 405 of a resource that lacks a verb. */
    public static StatusException methodNotSupported(GroupResource resource, String verb) {
        return new StatusException(
                405,
                Reason.METHOD_NOT_ALLOWED,
                verb + " is not supported on resources of kind " + GoQuote.quote(resource.toString()),
                about(resource, ""));
    }

    /** 409: an object of that name is there already. */
    public static StatusException alreadyExists(GroupResource resource, String name) {
        return new StatusException(
                409, Reason.ALREADY_EXISTS, quoted(resource, name) + " already exists", about(resource, name));
    }

    /** 409: the object is not as the client believes. */
    public static StatusException conflict(GroupResource resource, String name, String why) {
        return new StatusException(
                409,
                Reason.CONFLICT,
                "Operation cannot be fulfilled on " + quoted(resource, name) + ": " + why,
                about(resource, name));
    }

    /** 410 of a revision that is gone, with a token to go on with, which may be empty. */
    public static StatusException expired(String message, String continueToken) {
        return new StatusException(410, Reason.EXPIRED, message, null, continueToken);
    }

    /** 413. */
    public static StatusException tooLarge(String message) {
        return new StatusException(413, Reason.REQUEST_ENTITY_TOO_LARGE, "Request entity too large: " + message, null);
    }

    /** 415 of a body whose type no decoder knows. */
    public static StatusException unsupportedBody(List<String> supported) {
        return new StatusException(
                415,
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", supported),
                null);
    }

    /** 406 of a form that no encoder can give. */
    public static StatusException notAcceptable(List<String> supported) {
        return new StatusException(
                406,
                Reason.NOT_ACCEPTABLE,
                "only the following media types are accepted: " + String.join(", ", supported),
                null);
    }

    /** 406 of an object whose kind has no protobuf, in the words of the encoder that looked for it (N-05). */
    public static StatusException noProtobuf(String apiVersion, String kind) {
        return new StatusException(
                406,
                Reason.NOT_ACCEPTABLE,
                "object *" + apiVersion.substring(apiVersion.indexOf('/') + 1) + "." + kind
                        + " does not implement the protobuf marshalling interface and cannot be encoded to a protobuf"
                        + " message",
                null);
    }

    /** 422 about an object or about options. */
    public static StatusException invalid(GroupVersionKind kind, String name, List<FieldError> errors) {
        return invalid(kind.groupKind(), kind.group(), kind.kind(), name, errors);
    }

    /** 422 that puts something else in the kind's place, as Kubernetes sometimes does (L-11). */
    public static StatusException invalid(
            String qualifiedKind, String group, String kind, String name, List<FieldError> errors) {
        List<Cause> causes = errors.stream()
                .map(error -> new Cause(
                        error.type().reason(),
                        FieldErrorText.body(error),
                        error.field().toString()))
                .toList();
        Set<String> texts = new LinkedHashSet<>();
        errors.forEach(error -> texts.add(FieldErrorText.full(error)));
        String all = texts.size() == 1 ? texts.iterator().next() : "[" + String.join(", ", texts) + "]";
        String message =
                qualifiedKind + " " + GoQuote.quote(name) + " is invalid" + (texts.isEmpty() ? "" : ": " + all);
        return new StatusException(
                422, Reason.INVALID, message, Details.of(name, group, kind).withCauses(causes));
    }

    /** What is wrong with a field, and with which. */
    public static String sentence(FieldError error) {
        return FieldErrorText.full(error);
    }

    /** 500 with the sentence of an internal error. */
    public static StatusException internal(String why) {
        return new StatusException(
                500,
                Reason.INTERNAL_ERROR,
                "Internal error occurred: " + why,
                Details.EMPTY.withCauses(List.of(new Cause("", why, ""))));
    }

    /** 500 of an error that Kubernetes does not dress up: text alone, neither reason nor details (E-04). */
    public static StatusException plain(String message) {
        return new StatusException(500, Reason.UNKNOWN, message, null);
    }

    /** 504 with a reason to come back. */
    public static StatusException timeout(String message, int retryAfterSeconds) {
        return new StatusException(
                504, Reason.TIMEOUT, "Timeout: " + message, Details.EMPTY.withRetryAfter(retryAfterSeconds));
    }

    /** 429 with a reason to come back. */
    public static StatusException tooManyRequests(String message, int retryAfterSeconds) {
        return new StatusException(
                429, Reason.TOO_MANY_REQUESTS, message, Details.EMPTY.withRetryAfter(retryAfterSeconds));
    }

    /** The answers of the router, which knows neither object nor resource (E-08). */
    public static StatusException router(Reason reason, String message) {
        return new StatusException(reason.code(), reason, message, Details.EMPTY);
    }

    private static String quoted(GroupResource resource, String name) {
        return resource + " " + GoQuote.quote(name);
    }

    private static Details about(GroupResource resource, String name) {
        return Details.of(name, resource.group(), resource.resource());
    }
}
