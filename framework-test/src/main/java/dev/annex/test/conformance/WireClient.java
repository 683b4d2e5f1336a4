package dev.annex.test.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.test.conformance.Step.Call;
import dev.annex.test.conformance.Target.ClientCertificate;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as they are written: any method, any path, any header, over HTTP/1.1, each on a connection of its own.
 * The clients that applications use normalise, refuse or add too much to show what a server does with the rest.
 */
final class WireClient implements AutoCloseable {

    private static final HttpHeadersFactory AS_WRITTEN =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int LARGEST_HEAD = 1 << 20;
    private static final int CONNECT_SECONDS = 20;

    private final Target target;
    private final @Nullable SslContext tls;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

    WireClient(Target target) {
        this.target = target;
        this.tls = target.secure() ? tls(target.certificate()) : null;
    }

    /** Sends a request; what comes back is read from the exchange, which has to be closed. */
    WireExchange send(Call call) throws IOException, InterruptedException {
        WireExchange exchange = new WireExchange();
        ChannelFuture connected = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_SECONDS * 1000)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        prepare(channel, exchange);
                    }
                })
                .connect(target.host(), target.port())
                .await();
        if (!connected.isSuccess()) {
            throw new IOException("cannot connect to " + target, connected.cause());
        }
        ChannelFuture unused = connected.channel().writeAndFlush(request(call)).addListener(written -> {
            // a server may answer, and close, before it has read everything: that a write failed there says nothing yet
            if (!written.isSuccess() && !(written.cause() instanceof IOException)) {
                exchange.breakOff(written.cause());
            }
        });
        return exchange;
    }

    private void prepare(Channel channel, WireExchange exchange) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), target.host(), target.port()));
        }
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(LARGEST_HEAD)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setHeadersFactory(AS_WRITTEN);
        channel.pipeline().addLast(new HttpClientCodec(config, false, false), exchange);
    }

    private DefaultFullHttpRequest request(Call call) {
        String body = call.body();
        byte[] content = body == null ? new byte[0] : body.getBytes(UTF_8);
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(call.method()),
                target.path(call.path()),
                Unpooled.wrappedBuffer(content),
                AS_WRITTEN,
                AS_WRITTEN);
        request.headers().set(HttpHeaderNames.HOST, target.authority());
        request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, "identity");
        if (body != null || WITH_BODY.contains(call.method())) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.length);
        }
        target.headers().forEach(request.headers()::set);
        call.headers().forEach(request.headers()::set);
        return request;
    }

    private static SslContext tls(@Nullable ClientCertificate certificate) {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm("");
        if (certificate != null) {
            builder.keyManager(certificate.pem().toFile(), certificate.key().toFile());
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("no TLS client can be made of " + certificate, e);
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS)
                .awaitUninterruptibly(Duration.ofSeconds(5).toMillis());
    }
}
