package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.KeyedCertificate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection's bytes look like on the wire, as Go's servers cut them. */
class TlsOutputTests {

    private static final int APPLICATION_DATA = 23;
    private static final int HEADER = 5;
    /** The tag, the type of what is inside, and Java's padding. */
    private static final int OVERHEAD = 16 + 1 + 16;

    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @AfterEach
    void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    /** The server's end of a connection whose handshake is over. */
    private EmbeddedChannel connected(String protocol) throws SSLException {
        CertificateAuthority authority = CertificateAuthority.create("test", Instant.now(), Duration.ofDays(1));
        KeyedCertificate own =
                authority.issue(CertificateSpec.server(List.of("localhost"), Instant.now(), Duration.ofDays(1)));
        ApplicationProtocolConfig protocols = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                protocol);
        SslContext serving = SslContextBuilder.forServer(own.key(), own.chain())
                .protocols("TLSv1.3")
                .applicationProtocolConfig(protocols)
                .build();
        SslContext asking = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .protocols("TLSv1.3")
                .applicationProtocolConfig(protocols)
                .build();
        EmbeddedChannel server =
                new EmbeddedChannel(serving.newHandler(Unpooled.EMPTY_BUFFER.alloc()), new TlsOutput(() -> {}));
        EmbeddedChannel client = new EmbeddedChannel(asking.newHandler(Unpooled.EMPTY_BUFFER.alloc()));
        channels.add(server);
        channels.add(client);
        while (pump(client, server) || pump(server, client)) {
            server.runPendingTasks();
            client.runPendingTasks();
        }
        return server;
    }

    private static boolean pump(EmbeddedChannel from, EmbeddedChannel to) {
        boolean any = false;
        for (ByteBuf bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
            any = true;
            to.writeInbound(bytes);
        }
        return any;
    }

    /** How many bytes the records hold that the server sends now. */
    private static List<Integer> records(EmbeddedChannel server) {
        ByteBuf sent = Unpooled.buffer();
        for (ByteBuf bytes = server.readOutbound(); bytes != null; bytes = server.readOutbound()) {
            sent.writeBytes(bytes);
            bytes.release();
        }
        List<Integer> sizes = new ArrayList<>();
        while (sent.isReadable()) {
            assertThat(sent.getByte(sent.readerIndex())).isEqualTo((byte) APPLICATION_DATA);
            int length = sent.getUnsignedShort(sent.readerIndex() + 3);
            sizes.add(length - OVERHEAD);
            sent.skipBytes(HEADER + length);
        }
        sent.release();
        return sizes;
    }

    private static ByteBuf bytes(int count) {
        return Unpooled.wrappedBuffer(new byte[count]);
    }

    @Test
    void recordsGrowWithTheConnection() throws Exception {
        EmbeddedChannel server = connected(ApplicationProtocolNames.HTTP_1_1);
        server.writeOutbound(bytes(300));
        assertThat(records(server)).containsExactly(300);
        server.writeOutbound(bytes(3591));
        assertThat(records(server)).containsExactly(2372, 1219);
        server.writeOutbound(bytes(200_000));
        assertThat(records(server)).hasSize(200_000 / 4744 + 1);
        server.writeOutbound(bytes(40_000));
        assertThat(records(server)).hasSize(40_000 / 16_384 + 1);
        assertThat(server.pipeline().names()).noneMatch(name -> name.startsWith("annex."));
    }

    @Test
    void whatManyStreamsFlushInOneTurnGoesOutTogether() throws Exception {
        EmbeddedChannel server = connected(ApplicationProtocolNames.HTTP_2);
        for (int i = 0; i < 10; i++) {
            ChannelFuture unused = server.pipeline().write(bytes(50));
            server.pipeline().flush();
        }
        server.runPendingTasks();
        assertThat(records(server)).containsExactly(500);
    }
}
