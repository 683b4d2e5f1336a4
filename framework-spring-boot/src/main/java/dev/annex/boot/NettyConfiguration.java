package dev.annex.boot;

import dev.annex.metrics.Metrics;
import dev.annex.metrics.ServerMeters;
import dev.annex.server.HttpLimits;
import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Netty as an API server needs it. */
@Configuration(proxyBeanMethods = false)
class NettyConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> annexNettyLimits() {
        return factory -> factory.addServerCustomizers(HttpLimits::on);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> annexNettyOutput(Metrics metrics) {
        return factory -> factory.addServerCustomizers(server -> tuneOutput(server, metrics.server()));
    }

    private static HttpServer tuneOutput(HttpServer server, ServerMeters meters) {
        return server.doOnChannelInit((observer, channel, address) -> {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.SslHandler) != null) {
                pipeline.addAfter(NettyPipeline.SslHandler, "annex.tls", new TlsOutput(meters::handshakeFailed));
            }
        });
    }
}
