package dev.annex.server;

import java.time.Duration;
import reactor.netty.http.server.HttpServer;

/**
 * The limits of an HTTP server that an API server stands behind: those of Reactor Netty are too small for what clients
 * of an API server do, or too large for what they should (O-40).
 */
public final class HttpLimits {

    private static final int STREAMS = 2_000;
    private static final int HEADER_BYTES = 1 << 20;
    private static final Duration IDLE = Duration.ofSeconds(90);
    private static final Duration HEAD = Duration.ofSeconds(32);

    /**
     * How many streams clients may break off in a window before their connection is cut. Every watch that a client ends
     * is broken off, and a proxy in front may have all of its clients' on one connection; cut off is who never stops.
     */
    private static final int MOST_RESETS = 10 * STREAMS;

    private static final int RESET_WINDOW_SECONDS = 30;

    private HttpLimits() {}

    /** The server with these limits. */
    public static HttpServer on(HttpServer server) {
        return on(server, HEAD);
    }

    /** With so much time for the head of a request. */
    static HttpServer on(HttpServer server, Duration head) {
        return server.idleTimeout(IDLE)
                .doOnChannelInit((observer, channel, address) -> RequestHeads.on(channel, head))
                .http2Settings(settings -> settings.maxConcurrentStreams(STREAMS)
                        .maxHeaderListSize(HEADER_BYTES)
                        .maxDecodedRstFramesPerWindow(MOST_RESETS, RESET_WINDOW_SECONDS))
                .httpRequestDecoder(decoder -> decoder.maxHeaderSize(HEADER_BYTES)
                        .maxInitialLineLength(HEADER_BYTES)
                        .allowDuplicateContentLengths(true));
    }
}
