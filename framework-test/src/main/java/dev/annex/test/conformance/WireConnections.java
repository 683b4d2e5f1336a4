package dev.annex.test.conformance;

import dev.annex.test.conformance.Target.ClientCertificate;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** How requests get to a server: what they are written to, and what hands their answers to exchanges. */
abstract sealed class WireConnections implements AutoCloseable permits Http1Connections, Http2Connection {

    /** Headers that nobody looks at. */
    static final HttpHeadersFactory AS_WRITTEN =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    static final int LARGEST_HEAD = 1 << 20;

    private static final int CONNECT_SECONDS = 20;

    private final Target target;
    private final @Nullable SslContext tls;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

    /** To this server, by the protocol of this name in TLS. */
    WireConnections(Target target, String protocol) {
        this.target = target;
        this.tls = target.secure() ? tls(target.certificate(), protocol) : null;
    }

    /** Opens what one request is written to, as a full HTTP/1 message, and whose answer the exchange will read. */
    abstract Channel open(WireExchange exchange) throws IOException, InterruptedException;

    /** A header's value as the protocol can carry it. */
    abstract String headerValue(String written);

    /** Connects to the server, with what comes after TLS. */
    Channel connect(Consumer<Channel> prepare) throws IOException, InterruptedException {
        ChannelFuture connected = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_SECONDS * 1000)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc(), target.host(), target.port()));
                        }
                        prepare.accept(channel);
                    }
                })
                .connect(target.host(), target.port())
                .await();
        if (!connected.isSuccess()) {
            throw new IOException("cannot connect to " + target, connected.cause());
        }
        return connected.channel();
    }

    private static SslContext tls(@Nullable ClientCertificate certificate, String protocol) {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm("")
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        protocol));
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
