package dev.annex.server;

import dev.annex.http.RequestTarget;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * What comes before the body, on one connection: targets that {@link java.net.URI} would refuse are escaped, what is no
 * head is refused as Go's servers do it, and over HTTP/1 a head has to be complete in time, so that nobody holds a
 * connection by sending it letter by letter (O-40).
 */
final class RequestHeads extends ChannelInboundHandlerAdapter {

    private static final String NAME = "annex.heads";

    private final long patience;
    private boolean between = true;
    private boolean decoded;
    private @Nullable Future<?> deadline;

    /** With so much time for each head. */
    RequestHeads(Duration patience) {
        this.patience = patience.toMillis();
    }

    /** Puts such a handler behind the connection's codec, as soon as there is one, or to where it will be. */
    static void on(Channel channel, Duration patience) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            pipeline.addAfter(NettyPipeline.HttpCodec, NAME, new RequestHeads(patience));
        } else if (pipeline.get(NettyPipeline.SslHandler) != null) {
            pipeline.addAfter(NettyPipeline.SslHandler, NAME, new AfterHandshake(patience));
        } else if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
            pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new RequestHeads(patience));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (readsHeads(context)) {
            startWaiting(context);
        }
    }

    /** Over HTTP/2 heads are frames, and a connection that has become a WebSocket has no more of them. */
    private static boolean readsHeads(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        return pipeline.get(NettyPipeline.H2MultiplexHandler) == null && pipeline.get(NettyPipeline.HttpCodec) != null;
    }

    private void startWaiting(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> giveUp(context), patience, TimeUnit.MILLISECONDS);
    }

    /** Without a word, as Go's servers do. */
    private static void giveUp(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }

    private void stopWaiting() {
        Future<?> waiting = deadline;
        if (waiting != null) {
            waiting.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Http2HeadersFrame frame && !escape(frame.headers())) {
            ChannelFuture unused =
                    context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.PROTOCOL_ERROR).stream(frame.stream()));
            return;
        }
        if (message instanceof HttpRequest request) {
            stopWaiting();
            between = false;
            judge(request).ifPresent(bad -> refuse(context, request, bad));
        }
        if (message instanceof LastHttpContent) {
            between = true;
        }
        decoded = true;
        context.fireChannelRead(message);
    }

    /** Bytes came that were not a whole message, though none had begun: the beginning of a head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (between && !decoded && deadline == null && readsHeads(context)) {
            startWaiting(context);
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        context.fireChannelInactive();
    }

    private static Optional<BadHead> judge(HttpRequest request) {
        try {
            String sent = request.uri();
            String escaped = RequestTarget.escaped(sent);
            if (!escaped.equals(sent)) {
                request.setUri(escaped);
            }
        } catch (IllegalArgumentException none) {
            return Optional.of(BadHead.MALFORMED);
        }
        return BadHead.of(request);
    }

    private static void refuse(ChannelHandlerContext context, HttpRequest request, BadHead bad) {
        if (request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(bad.text())));
        }
        context.pipeline().addBefore(context.name(), null, new Refusal(bad));
    }

    /** Whether there is a target, or nothing that ought to be one. */
    private static boolean escape(Http2Headers headers) {
        CharSequence sent = headers.path();
        if (sent == null) {
            return true;
        }
        try {
            String escaped = RequestTarget.escaped(sent.toString());
            if (!escaped.contentEquals(sent)) {
                headers.path(escaped);
            }
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Waits until the handshake has shown which codec the connection has. */
    private static final class AfterHandshake extends ChannelInboundHandlerAdapter {

        private final Duration patience;

        AfterHandshake(Duration patience) {
            this.patience = patience;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                context.pipeline().remove(this);
                if (handshake.isSuccess()) {
                    on(context.channel(), patience);
                }
            }
        }
    }
}
