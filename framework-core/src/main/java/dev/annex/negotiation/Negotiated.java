package dev.annex.negotiation;

/**
 * What a client and this server have agreed upon.
 *
 * @param mediaType the media type
 * @param transform the shape
 * @param pretty whether JSON is to be indented (E-21)
 * @param streams whether the clause asked for a stream by name, which protobuf watches are announced with
 */
public record Negotiated(MediaType mediaType, Transform transform, boolean pretty, boolean streams) {

    /** What is used where nothing could be agreed upon. */
    public static final Negotiated FALLBACK = new Negotiated(MediaType.JSON, Transform.NONE, false, false);
}
