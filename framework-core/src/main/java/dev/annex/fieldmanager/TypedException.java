package dev.annex.fieldmanager;

/** An object that does not have the shape its schema gives it, so that its fields cannot be told apart. */
final class TypedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TypedException(String message) {
        super(message, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
