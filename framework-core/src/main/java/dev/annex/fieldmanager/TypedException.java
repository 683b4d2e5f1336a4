package dev.annex.fieldmanager;

/** An object that does not have the shape its schema gives it, so that its fields cannot be told apart. */
final class TypedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String step;

    /** What keeps two objects from being merged. */
    TypedException(String message) {
        this("failed to merge config: ", message);
    }

    private TypedException(String step, String message) {
        super(message, null, false, false);
        this.step = step;
    }

    /** What keeps an object from being told apart in another version. */
    static TypedException converted(String message) {
        return new TypedException("", message);
    }

    /** What keeps fields from being removed, as seen when one looks for those that have to come back. */
    TypedException pruning(String back, String where) {
        return new TypedException(
                "failed to prune fields: failed add back " + back + " items: failed to create field set from " + where
                        + ": ",
                problem());
    }

    /** What a client that applies is told. */
    String failure() {
        return step + problem();
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
