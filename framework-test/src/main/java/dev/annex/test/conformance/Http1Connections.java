package dev.annex.test.conformance;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import java.io.IOException;

/** HTTP/1.1, each request on a connection of its own. */
final class Http1Connections extends WireConnections {

    Http1Connections(Target target) {
        super(target, ApplicationProtocolNames.HTTP_1_1);
    }

    @Override
    Channel open(WireExchange exchange) throws IOException, InterruptedException {
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(LARGEST_HEAD)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setHeadersFactory(AS_WRITTEN);
        return connect(channel -> channel.pipeline().addLast(new HttpClientCodec(config, false, false), exchange));
    }

    @Override
    String headerValue(String written) {
        return written;
    }
}
