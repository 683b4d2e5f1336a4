package dev.annex.benchmarks;

import dev.annex.pki.KeyedCertificate;
import dev.annex.serving.SelfSignedCertificate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.tcp.SslProvider;

/**
 * Serves prepared bytes over TLS and HTTP/2, as fast as a server on this stack can: without a look at the request, from
 * one buffer outside of the heap that all answers share.
 */
final class BareServer {

    static final String READY = "the bare handler listens";

    private static final int STREAMS = 2_000;
    private static final int HEADER_BYTES = 1 << 20;

    private BareServer() {}

    static void run(int port, List<String> names) throws IOException {
        Map<String, ByteBuf> prepared = new HashMap<>();
        for (String name : names) {
            prepared.put(name, shared(Files.readAllBytes(Path.of(name))));
        }
        KeyedCertificate certificate =
                new SelfSignedCertificate(Path.of("tls"), Clock.systemUTC()).load(List.of("localhost", "127.0.0.1"));
        SslProvider.GenericSslContextSpec<?> tls = Http2SslContextSpec.forServer(
                        certificate.key(), "", certificate.chain().toArray(X509Certificate[]::new))
                .configure(context -> context.protocols("TLSv1.3", "TLSv1.2"));
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .http2Settings(
                        settings -> settings.maxConcurrentStreams(STREAMS).maxHeaderListSize(HEADER_BYTES))
                .secure(spec -> spec.sslContext(tls))
                .route(routes -> prepared.forEach((name, bytes) -> serve(routes, name, bytes)))
                .bindNow();
        System.out.println(READY);
        Mono.never().block();
    }

    private static void serve(HttpServerRoutes routes, String name, ByteBuf bytes) {
        String length = Integer.toString(bytes.readableBytes());
        routes.get(
                "/" + name,
                (request, response) -> response.header("Content-Type", "application/json")
                        .header("Content-Length", length)
                        .send(Mono.fromSupplier(bytes::duplicate)));
    }

    private static ByteBuf shared(byte[] bytes) {
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
    }
}
