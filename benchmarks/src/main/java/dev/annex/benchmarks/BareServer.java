package dev.annex.benchmarks;

import dev.annex.pki.KeyedCertificate;
import dev.annex.serving.SelfSignedCertificate;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider;

/** Serves prepared bytes over TLS and HTTP/2: as fast as a server on this stack can be. */
final class BareServer {

    static final String READY = "the bare handler listens";

    private BareServer() {}

    static void run(int port) throws IOException {
        byte[] one = Files.readAllBytes(Path.of("get.json"));
        byte[] all = Files.readAllBytes(Path.of("list.json"));
        KeyedCertificate certificate =
                new SelfSignedCertificate(Path.of("tls"), Clock.systemUTC()).load(List.of("localhost", "127.0.0.1"));
        SslProvider.GenericSslContextSpec<?> tls = Http2SslContextSpec.forServer(
                certificate.key(), "", certificate.chain().toArray(X509Certificate[]::new));
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .secure(spec -> spec.sslContext(tls))
                .route(routes -> routes.get(
                                "/get",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(one))))
                        .get(
                                "/list",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(all)))))
                .bindNow();
        System.out.println(READY);
        Mono.never().block();
    }
}
