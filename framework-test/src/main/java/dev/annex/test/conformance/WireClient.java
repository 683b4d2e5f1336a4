package dev.annex.test.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.test.conformance.Step.Call;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.Set;

/**
 * Sends requests as they are written: any method, any path, any header, as {@link WireConnections} carry them. The
 * clients that applications use normalise, refuse or add too much to show what a server does with the rest.
 */
final class WireClient implements AutoCloseable {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Target target;
    private final WireConnections connections;

    WireClient(Target target) {
        this.target = target;
        this.connections = target.multiplexed() ? new Http2Connection(target) : new Http1Connections(target);
    }

    /** Sends a request; what comes back is read from the exchange, which has to be closed. */
    WireExchange send(Call call) throws IOException, InterruptedException {
        WireExchange exchange = new WireExchange();
        ChannelFuture unused = connections
                .open(exchange)
                .writeAndFlush(request(call))
                .addListener(written -> {
                    // a server may answer, and close, before it has read everything: that a write failed there says
                    // nothing yet
                    if (!written.isSuccess() && !(written.cause() instanceof IOException)) {
                        exchange.breakOff(written.cause());
                    }
                });
        return exchange;
    }

    private DefaultFullHttpRequest request(Call call) {
        String body = call.body();
        byte[] content = body == null ? new byte[0] : body.getBytes(UTF_8);
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(call.method()),
                target.path(call.path()),
                Unpooled.wrappedBuffer(content),
                WireConnections.AS_WRITTEN,
                WireConnections.AS_WRITTEN);
        request.headers().set(HttpHeaderNames.HOST, target.authority());
        request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, "identity");
        if (body != null || WITH_BODY.contains(call.method())) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.length);
        }
        target.headers().forEach(request.headers()::set);
        call.headers().forEach((name, value) -> request.headers().set(name, connections.headerValue(value)));
        return request;
    }

    @Override
    public void close() {
        connections.close();
    }
}
