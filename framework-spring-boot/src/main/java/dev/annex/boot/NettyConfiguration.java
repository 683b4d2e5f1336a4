package dev.annex.boot;

import dev.annex.server.HttpLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Netty as an API server needs it. */
@Configuration(proxyBeanMethods = false)
class NettyConfiguration {

    private static final String FLUSHES = "annex.flushes";

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> annexNettyLimits() {
        return factory -> factory.addServerCustomizers(HttpLimits::on);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> annexNettyFlushes() {
        return factory -> factory.addServerCustomizers(NettyConfiguration::gatherFlushes);
    }

    /**
     * What many streams of a connection flush in one turn of its event loop goes out together: one event that concerns
     * a hundred watches is then a few TLS records and one system call, not a hundred of each. Nothing waits any longer
     * than that turn.
     */
    private static HttpServer gatherFlushes(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> gatherFlushes(channel));
    }

    private static void gatherFlushes(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        FlushConsolidationHandler handler =
                new FlushConsolidationHandler(FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true);
        if (pipeline.get(NettyPipeline.SslHandler) == null) {
            pipeline.addFirst(FLUSHES, handler);
        } else {
            pipeline.addAfter(NettyPipeline.SslHandler, FLUSHES, handler);
        }
    }
}
