package dev.annex.status;

/** Why a request failed, in the words of the Kubernetes API (E-07); clients branch on it. */
public enum Reason {
    /** No reason given. */
    UNKNOWN(500, ""),
    /** The request is malformed. */
    BAD_REQUEST(400, "BadRequest"),
    /** Nobody knows who asks. */
    UNAUTHORIZED(401, "Unauthorized"),
    /** The user may not do this. */
    FORBIDDEN(403, "Forbidden"),
    /** There is no such object, resource or path. */
    NOT_FOUND(404, "NotFound"),
    /** The resource does not know the verb. */
    METHOD_NOT_ALLOWED(405, "MethodNotAllowed"),
    /** The answer cannot be had in any form that the client accepts. */
    NOT_ACCEPTABLE(406, "NotAcceptable"),
    /** An object of that name is there already. */
    ALREADY_EXISTS(409, "AlreadyExists"),
    /** The object has changed in the meantime, or another manager owns a field. */
    CONFLICT(409, "Conflict"),
    /** What was asked for is gone for good. */
    GONE(410, "Gone"),
    /** The revision asked for has been compacted. */
    EXPIRED(410, "Expired"),
    /** The body is too large. */
    REQUEST_ENTITY_TOO_LARGE(413, "RequestEntityTooLarge"),
    /** The body is of a type that is not understood. */
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaType"),
    /** The object or an option is not valid. */
    INVALID(422, "Invalid"),
    /** The client should come back later. */
    TOO_MANY_REQUESTS(429, "TooManyRequests"),
    /** Something broke. */
    INTERNAL_ERROR(500, "InternalError"),
    /** The server could not finish in time; the client may try again. */
    SERVER_TIMEOUT(500, "ServerTimeout"),
    /** The server cannot serve now. */
    SERVICE_UNAVAILABLE(503, "ServiceUnavailable"),
    /** The request did not finish in time. */
    TIMEOUT(504, "Timeout");

    private final int code;
    private final String text;

    Reason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The HTTP code that goes with it. */
    public int code() {
        return code;
    }

    /** The reason as clients read it; empty if none is given. */
    public String text() {
        return text;
    }
}
