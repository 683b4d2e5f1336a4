package dev.annex.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Optional;

/**
 * What is wrong with the head of an HTTP/1 request, in the words in which Go's servers say so before they close the
 * connection.
 *
 * @param status the status line, which may say more than the status's name
 * @param text the body
 */
record BadHead(HttpResponseStatus status, String text) {

    /** Neither a request line with a target, nor headers, can be made of it. */
    static final BadHead MALFORMED = of(HttpResponseStatus.BAD_REQUEST);

    private static final BadHead TOO_LARGE = of(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
    private static final BadHead ENCODED =
            new BadHead(HttpResponseStatus.NOT_IMPLEMENTED, "Unsupported transfer encoding");
    private static final BadHead VERSION =
            because(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "unsupported protocol version");
    private static final BadHead NO_HOST = because(HttpResponseStatus.BAD_REQUEST, "missing required Host header");
    private static final BadHead NO_SUCH_HOST = because(HttpResponseStatus.BAD_REQUEST, "malformed Host header");

    private static final BitSet HOST = new BitSet(128);

    static {
        ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + "!$%&'()*+,-.:;=[]_~")
                .chars()
                .forEach(HOST::set);
    }

    private static BadHead of(HttpResponseStatus status) {
        return new BadHead(status, status.toString());
    }

    private static BadHead because(HttpResponseStatus status, String why) {
        return of(new HttpResponseStatus(status.code(), status.reasonPhrase() + ": " + why));
    }

    /** The first thing that is wrong with a request besides its target. */
    static Optional<BadHead> of(HttpRequest request) {
        Iterator<String> encodings = request.headers().valueStringIterator(HttpHeaderNames.TRANSFER_ENCODING);
        if (encodings.hasNext()
                && (!HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.next()) || encodings.hasNext())) {
            return Optional.of(ENCODED);
        }
        Throwable failure = request.decoderResult().cause();
        if (failure != null) {
            boolean large =
                    failure instanceof TooLongHttpLineException || failure instanceof TooLongHttpHeaderException;
            return Optional.of(large ? TOO_LARGE : MALFORMED);
        }
        if (request.protocolVersion().majorVersion() != 1) {
            return Optional.of(VERSION);
        }
        return ofHost(request);
    }

    private static Optional<BadHead> ofHost(HttpRequest request) {
        Iterator<String> hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            boolean needed = request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0
                    && !HttpMethod.CONNECT.equals(request.method());
            return needed ? Optional.of(NO_HOST) : Optional.empty();
        }
        String host = hosts.next();
        if (hosts.hasNext()) {
            return Optional.of(MALFORMED);
        }
        return host.chars().allMatch(HOST::get) ? Optional.empty() : Optional.of(NO_SUCH_HOST);
    }
}
