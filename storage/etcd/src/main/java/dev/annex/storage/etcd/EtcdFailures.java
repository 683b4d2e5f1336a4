package dev.annex.storage.etcd;

import dev.annex.storage.StorageException;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Says what etcd could not do, and what to do about it. */
final class EtcdFailures {

    private static final String COMPACTED = "required revision has been compacted";
    private static final String FUTURE = "required revision is a future revision";

    private static final String USER = "; look at annex.storage.etcd.username and -password, and at the user's role";

    private EtcdFailures() {}

    static StorageException of(List<String> endpoints, String doing, Throwable failure) {
        Throwable cause = unwrap(failure);
        String message = isTimeout(cause) ? "no answer in time" : String.valueOf(cause.getMessage());
        return new StorageException(
                "cannot " + doing + " in etcd at " + String.join(", ", endpoints) + ": " + message
                        + advice(cause, message),
                cause);
    }

    private static String advice(Throwable cause, String message) {
        if (message.contains("database space exceeded")) {
            return "; its space quota is used up: compact and defragment it, then disarm the alarm with"
                    + " etcdctl alarm disarm";
        }
        if (message.contains("request is too large")) {
            return "; raise etcd's --max-request-bytes, or make the object smaller";
        }
        if (message.contains("user name is empty") || message.contains("authentication failed")) {
            return USER;
        }
        return switch (Status.fromThrowable(cause).getCode()) {
            case UNAVAILABLE ->
                "; is it running, and are annex.storage.etcd.endpoints and annex.storage.etcd.tls right?";
            case UNAUTHENTICATED, PERMISSION_DENIED -> USER;
            // members that do not take a certificate hang up, and the client tries again until its time is over
            default ->
                isTimeout(cause)
                        ? "; is it running, reachable, and has it a quorum, and does it take the certificate of"
                                + " annex.storage.etcd.tls if it asks for one?"
                        : "";
        };
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException || Status.fromThrowable(cause).getCode() == Code.DEADLINE_EXCEEDED;
    }

    /** Whether a failure may come of there being no connection. */
    static boolean isSilence(Throwable failure) {
        Throwable cause = unwrap(failure);
        return isTimeout(cause) || Status.fromThrowable(cause).getCode() == Code.UNAVAILABLE;
    }

    static boolean isCompacted(Throwable failure) {
        return String.valueOf(unwrap(failure).getMessage()).contains(COMPACTED);
    }

    static boolean isFuture(Throwable failure) {
        return String.valueOf(unwrap(failure).getMessage()).contains(FUTURE);
    }

    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && cause != null ? unwrap(cause) : failure;
    }
}
