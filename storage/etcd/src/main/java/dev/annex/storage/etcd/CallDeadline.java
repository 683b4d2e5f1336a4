package dev.annex.storage.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives every call an end of its own. A write that waits for a connection would otherwise be sent when there is one
 * again, long after its failure has been told.
 *
 * @param patience how long a call may take; streams are no calls in this sense
 */
record CallDeadline(Duration patience) implements ClientInterceptor {

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        boolean ends = method.getType() == MethodDescriptor.MethodType.UNARY;
        return next.newCall(
                method, ends ? options.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS) : options);
    }
}
