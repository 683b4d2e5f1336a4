package dev.annex.scheme;

/**
 * What is declared of a resource, or the user code for it, contradicts itself, so that it cannot be served. Says to
 * whoever starts the server what is wrong and what to do.
 */
public final class DeclarationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String description;
    private final String action;

    /**
     * A contradiction.
     *
     * @param description what is wrong
     * @param action what to do
     */
    public DeclarationException(String description, String action) {
        super(description + "; " + action);
        this.description = description;
        this.action = action;
    }

    /** What is wrong. */
    public String description() {
        return description;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
