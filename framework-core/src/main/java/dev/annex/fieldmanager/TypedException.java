package dev.annex.fieldmanager;

/** An object that does not have the shape its schema gives it, so that its fields cannot be told apart. */
final class TypedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean merging;

    /** What keeps two objects from being merged. */
    TypedException(String message) {
        this(message, true);
    }

    private TypedException(String message, boolean merging) {
        super(message, null, false, false);
        this.merging = merging;
    }

    /** What keeps an object from being told apart in another version. */
    static TypedException converted(String message) {
        return new TypedException(message, false);
    }

    /** What a client that applies is told. */
    String failure() {
        return merging ? "failed to merge config: " + problem() : problem();
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
