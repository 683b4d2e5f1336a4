package dev.annex.patch;

/** An operation of a JSON patch that cannot be carried out; clients are told the same whatever the reason (P-11). */
final class PatchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PatchFailedException(String message) {
        super(message, null, false, false);
    }
}
