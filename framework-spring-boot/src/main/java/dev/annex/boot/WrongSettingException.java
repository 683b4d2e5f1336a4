package dev.annex.boot;

/** A setting with which the server cannot start, and what to write instead. */
public class WrongSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Names the setting with its value, and what to do.
     *
     * @param description what is wrong
     * @param action what to write
     */
    public WrongSettingException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to write. */
    public String action() {
        return action;
    }
}
