package dev.annex.api;

/** Thrown by an admission plugin to refuse a write; clients get 403 with the message as its reason (M-06). */
public class AdmissionDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses with a reason that is fit for the client's eyes. */
    public AdmissionDeniedException(String message) {
        super(message);
    }
}
