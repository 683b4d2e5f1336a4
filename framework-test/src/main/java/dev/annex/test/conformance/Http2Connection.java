package dev.annex.test.conformance;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2, all requests on one connection, as most clients of API servers and the aggregator have them; a new one when
 * that has been closed.
 */
final class Http2Connection extends WireConnections {

    private @Nullable Channel connection;

    Http2Connection(Target target) {
        super(target, ApplicationProtocolNames.HTTP_2);
    }

    @Override
    Channel open(WireExchange exchange) throws IOException, InterruptedException {
        Future<Http2StreamChannel> stream = new Http2StreamChannelBootstrap(connection())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false, false), exchange);
                    }
                })
                .open()
                .await();
        if (!stream.isSuccess()) {
            throw new IOException("cannot open a stream", stream.cause());
        }
        return stream.getNow();
    }

    /** Spaces around a value make a request malformed (RFC 9113, 8.2.1). */
    @Override
    String headerValue(String written) {
        return written.strip();
    }

    private synchronized Channel connection() throws IOException, InterruptedException {
        if (connection == null || !connection.isActive()) {
            connection = connect(Http2Connection::prepare);
        }
        return connection;
    }

    private static void prepare(Channel channel) {
        channel.pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forClient()
                                .validateHeaders(false)
                                .initialSettings(Http2Settings.defaultSettings()
                                        .maxHeaderListSize(LARGEST_HEAD)
                                        .pushEnabled(false))
                                .build(),
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelActive(ChannelHandlerContext pushed) {
                                ChannelFuture unused = pushed.close();
                            }
                        }));
    }
}
