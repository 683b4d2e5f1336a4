package dev.annex.boot;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;

/**
 * TLS records that fit into one packet at first and grow as a connection goes on, by the same steps as those of Go's
 * servers: the beginning of an answer can be read as soon as it is there, while long ones are not cut up.
 */
final class RecordSizes extends ChannelOutboundHandlerAdapter {

    /** What an Ethernet packet holds of a record beside the headers of TCP and TLS 1.3. */
    private static final int PACKET = 1208 - 5 - 16 - 1;

    private static final int LARGEST = 16 * 1024;
    private static final long LONG_CONNECTION = 128 * 1024;

    private final SslHandler tls;
    private long written;
    private long pending;
    private int records;

    /** For a connection that has just begun. */
    RecordSizes(SslHandler tls) {
        this.tls = tls;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof ByteBuf bytes) {
            pending += bytes.readableBytes();
        }
        super.write(context, message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        int size = Math.min(PACKET * (records + 1), LARGEST);
        tls.setWrapDataSize(size);
        records += (int) ((pending + size - 1) / size);
        written += pending;
        pending = 0;
        context.flush();
        if (written >= LONG_CONNECTION || size == LARGEST) {
            tls.setWrapDataSize(LARGEST);
            context.pipeline().remove(this);
        }
    }
}
