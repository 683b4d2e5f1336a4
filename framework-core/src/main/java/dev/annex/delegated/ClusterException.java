package dev.annex.delegated;

import org.jspecify.annotations.Nullable;

/** Something that the server needs of the cluster at its start and cannot get, with what can be done about it. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * A failure to reach or read the cluster.
     *
     * @param description what is wrong
     * @param action what to do about it
     */
    public ClusterException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
