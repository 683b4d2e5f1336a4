package dev.annex.deploy;

import org.jspecify.annotations.Nullable;

/** A deployment that did not succeed, with what can be done about it. */
public final class DeployException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure of a deployment.
     *
     * @param description what is wrong
     * @param action what to do about it, empty if the description says it all
     */
    public DeployException(String description, String action, @Nullable Throwable cause) {
        super(action.isEmpty() ? description : description + "\n" + action, cause);
    }
}
