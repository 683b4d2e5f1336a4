package dev.annex.boot;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Sets up what a connection writes, once its handshake has shown by which protocol. */
final class TlsOutput extends ChannelInboundHandlerAdapter {

    private final Runnable failed;

    /**
     * Sets up one connection.
     *
     * @param failed runs if its handshake fails
     */
    TlsOutput(Runnable failed) {
        this.failed = failed;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                setUp(context.pipeline());
            } else {
                failed.run();
            }
            context.pipeline().remove(this);
        }
        super.userEventTriggered(context, event);
    }

    /**
     * What many streams of an HTTP/2 connection flush in one turn of its event loop goes out together: one event that
     * concerns a hundred watches is then a few TLS records and one system call, not a hundred of each. Nothing waits
     * any longer than that turn.
     */
    private void setUp(ChannelPipeline pipeline) {
        SslHandler tls = pipeline.get(SslHandler.class);
        if (ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol())) {
            pipeline.addAfter(
                    pipeline.context(this).name(),
                    "annex.flushes",
                    new FlushConsolidationHandler(
                            FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true));
        }
        pipeline.addAfter(pipeline.context(this).name(), "annex.records", new RecordSizes(tls));
    }
}
