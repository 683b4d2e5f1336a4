package dev.annex.authorization;

/**
 * What an authorizer says of a request.
 *
 * @param allowed whether the request may go on
 * @param reason why, for the client where it may not; may be empty
 */
public record Decision(boolean allowed, String reason) {

    private static final Decision ALLOW = new Decision(true, "");

    /** The request may go on. */
    public static Decision allow() {
        return ALLOW;
    }

    /** The request may not go on, for that reason, which may be empty. */
    public static Decision deny(String reason) {
        return new Decision(false, reason);
    }
}
