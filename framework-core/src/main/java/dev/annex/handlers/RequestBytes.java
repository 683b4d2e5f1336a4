package dev.annex.handlers;

import dev.annex.http.Exchange;
import dev.annex.status.Failures;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/** Reads bodies, up to the size that Kubernetes takes. */
final class RequestBytes {

    private static final int LIMIT = 3 << 20;
    private static final byte[] NONE = {};

    private RequestBytes() {}

    /** The body, empty if there is none; fails with 413 if it is too large. */
    static Mono<byte[]> read(Exchange exchange) {
        return DataBufferUtils.join(exchange.request().getBody(), LIMIT)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(NONE)
                .onErrorMap(DataBufferLimitException.class, e -> Failures.tooLarge("limit is " + LIMIT));
    }
}
