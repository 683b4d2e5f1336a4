package dev.annex.test.conformance;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The answer to one request as it comes in: its head, then its body piece by piece. */
final class WireExchange extends SimpleChannelInboundHandler<HttpObject> implements AutoCloseable {

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private volatile @Nullable ChannelHandlerContext context;
    private boolean complete;

    /** Waits for status and headers. */
    HttpResponse head(Duration patience) throws IOException, InterruptedException, TimeoutException {
        if (next(patience) instanceof Head head) {
            return head.response();
        }
        throw new IOException("a body came before its head");
    }

    /** Waits for more of the body; null when it has ended. */
    byte @Nullable [] piece(Duration patience) throws IOException, InterruptedException, TimeoutException {
        return next(patience) instanceof Piece piece ? piece.bytes() : null;
    }

    /** Waits for the whole body, as long as something comes in time. */
    byte[] body(Duration patience) throws IOException, InterruptedException, TimeoutException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] piece = piece(patience); piece != null; piece = piece(patience)) {
            body.writeBytes(piece);
        }
        return body.toByteArray();
    }

    private Arrival next(Duration patience) throws IOException, InterruptedException, TimeoutException {
        Arrival arrival = arrivals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (arrival == null) {
            throw new TimeoutException("nothing came for " + patience.toMillis() + " ms");
        }
        if (arrival instanceof Broken broken) {
            throw new IOException("the connection broke before the answer was complete", broken.cause());
        }
        return arrival;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            arrivals.add(new Broken(message.decoderResult().cause()));
            return;
        }
        if (message instanceof HttpResponse response) {
            arrivals.add(new Head(response));
        }
        if (message instanceof HttpContent content && content.content().isReadable()) {
            arrivals.add(new Piece(ByteBufUtil.getBytes(content.content())));
        }
        if (message instanceof LastHttpContent) {
            complete = true;
            arrivals.add(new End());
            hangUp();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!complete) {
            arrivals.add(new Broken(null));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        breakOff(cause);
    }

    /** Ends the exchange with a failure, unless its answer is complete. */
    void breakOff(Throwable cause) {
        arrivals.add(new Broken(cause));
        hangUp();
    }

    @Override
    public void close() {
        hangUp();
    }

    private void hangUp() {
        ChannelHandlerContext open = context;
        if (open != null) {
            ChannelFuture unused = open.close();
        }
    }

    private sealed interface Arrival {}

    private record Head(HttpResponse response) implements Arrival {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(byte[] bytes) implements Arrival {}

    private record End() implements Arrival {}

    private record Broken(@Nullable Throwable cause) implements Arrival {}
}
