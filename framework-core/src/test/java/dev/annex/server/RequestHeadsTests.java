package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2ResetFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.NettyPipeline;

/** O-40, and the targets that Go's servers take. */
class RequestHeadsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(32);

    private final EmbeddedChannel channel = channel();

    private static EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
        RequestHeads.on(channel, PATIENCE);
        return channel;
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private HttpRequest request() {
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpRequest request) {
                return request;
            }
        }
        throw new AssertionError("no request");
    }

    @Test
    void escapesTargets() {
        receive("GET /x?a=1>2&b=%zz&c=ä HTTP/1.1\r\n\r\n");
        assertThat(request().uri()).isEqualTo("/x?a=1%3E2&&c=%C3%A4");
        var frame = new DefaultHttp2HeadersFrame(
                new DefaultHttp2Headers().method("GET").path("/x?a=1>2"));
        channel.writeInbound(frame);
        channel.<HttpRequest>readInbound();
        assertThat(frame.headers().path()).hasToString("/x?a=1%3E2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthz", "/a%zz", "/a?\u0001"})
    void whatIsNoTargetCannotBeRead(String target) {
        receive("GET " + target + " HTTP/1.1\r\n\r\n");
        assertThat(request().decoderResult().isFailure()).isTrue();
    }

    /** Over HTTP/2 its stream is broken off, and the connection stays. */
    @Test
    void whatIsNoTargetFailsOnItsStream() {
        channel.writeInbound(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().path("/a%zz")));
        assertThat(channel.<Http2ResetFrame>readOutbound().errorCode()).isEqualTo(Http2Error.PROTOCOL_ERROR.code());
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoSaysNothingIsNotWaitedForLonger() {
        pass(PATIENCE.minusSeconds(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void headsThatComeLetterByLetterAreNotWaitedFor() {
        receive("GET / HTTP/1.1\r\n\r\n");
        pass(PATIENCE.multipliedBy(2));
        for (char letter : "GET /".toCharArray()) {
            assertThat(channel.isOpen()).isTrue();
            receive(String.valueOf(letter));
            pass(Duration.ofSeconds(7));
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void bodiesTakeTheirTime() {
        receive("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na");
        pass(PATIENCE.multipliedBy(2));
        receive("b");
        pass(PATIENCE.multipliedBy(2));
        receive("c");
        pass(PATIENCE.multipliedBy(2));
        assertThat(channel.isOpen()).isTrue();
    }

    /** A part of a frame is no message either. */
    @Test
    void webSocketsAreNotWaitedFor() {
        receive("GET / HTTP/1.1\r\n\r\n");
        channel.pipeline().remove(NettyPipeline.HttpCodec);
        channel.pipeline().fireChannelReadComplete();
        pass(PATIENCE.multipliedBy(2));
        assertThat(channel.isOpen()).isTrue();
    }
}
