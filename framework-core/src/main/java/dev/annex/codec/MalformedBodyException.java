package dev.annex.codec;

import java.io.Serial;

/** Says why a body cannot be read, in the words in which Go says it. */
public final class MalformedBodyException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String why;

    /** Says what is wrong. */
    public MalformedBodyException(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
