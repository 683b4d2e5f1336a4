package dev.annex.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Says what is wrong with the last head of a connection. Reactor Netty answers it when the answers before it have gone
 * out, but with an empty body, and a status of its own; that answer is replaced.
 */
final class Refusal extends ChannelOutboundHandlerAdapter {

    private final BadHead bad;

    Refusal(BadHead bad) {
        this.bad = bad;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        Object answer = message;
        if (message instanceof FullHttpResponse full && isRefusal(full)) {
            full.release();
            answer = inWords(context);
        }
        ChannelFuture unused = context.write(answer, written);
    }

    private static boolean isRefusal(FullHttpResponse answer) {
        return answer.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !HttpUtil.isKeepAlive(answer)
                && !answer.content().isReadable();
    }

    /** With the length, since clients that still send may not see how the connection ends. */
    private FullHttpResponse inWords(ChannelHandlerContext context) {
        ByteBuf text = ByteBufUtil.writeUtf8(context.alloc(), bad.text());
        FullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, bad.status(), text);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, text.readableBytes());
        return answer;
    }
}
