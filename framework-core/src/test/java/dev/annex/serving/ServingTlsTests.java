package dev.annex.serving;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.KeyedCertificate;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Z-02 and O-41 in real handshakes with a Reactor Netty server. */
class ServingTlsTests {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final Instant now = Instant.now();

    private final CertificateAuthority servingAuthority = authority("serving-ca");
    private final CertificateAuthority clientAuthority = authority("kubernetes-ca");
    private final CertificateAuthority proxyAuthority = authority("front-proxy-ca");
    private final AtomicReference<KeyedCertificate> serving = new AtomicReference<>(server());
    private final AtomicReference<List<X509Certificate>> authorities =
            new AtomicReference<>(List.of(clientAuthority.certificate()));
    private final AtomicReference<List<Certificate>> seen = new AtomicReference<>(List.of());
    private DisposableServer server;

    @BeforeEach
    void start() throws Exception {
        ServingTls tls = ServingTls.of(serving::get, authorities::get);
        var context = SslContextBuilder.forServer(tls.keyManagers())
                .trustManager(tls.trustManagers())
                .clientAuth(ClientAuth.OPTIONAL)
                .build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .secure(spec -> spec.sslContext(context))
                .handle((request, response) -> {
                    request.withConnection(connection -> seen.set(
                            certificates(connection.channel().pipeline().get(SslHandler.class))));
                    return response.send(Mono.empty());
                })
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsClientsTheAuthoritiesOfTheMoment(String version) throws Exception {
        Client client = new Client(null);
        client.connect(version);
        assertThat(client.asked).containsExactly("CN=kubernetes-ca");

        authorities.set(List.of(clientAuthority.certificate(), proxyAuthority.certificate()));

        client.connect(version);
        assertThat(client.asked).containsExactly("CN=kubernetes-ca", "CN=front-proxy-ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void letsUnknownCertificatesThroughForAuthenticatorsToJudge(String version) throws Exception {
        KeyedCertificate unknown =
                authority("nobody").issue(CertificateSpec.client("mallory", List.of(), now, Duration.ofHours(1)));

        new Client(unknown).connect(version);

        assertThat(seen.get()).map(Certificate.class::cast).containsExactly(unknown.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void needsNoClientCertificate(String version) throws Exception {
        new Client(null).connect(version);

        assertThat(seen.get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void showsTheCertificateOfTheMoment(String version) throws Exception {
        Client client = new Client(null);
        assertThat(client.connect(version).getPeerCertificates()[0])
                .isEqualTo(serving.get().certificate());

        serving.set(server());

        assertThat(new Client(null).connect(version).getPeerCertificates()[0])
                .isEqualTo(serving.get().certificate());
    }

    private static List<Certificate> certificates(SslHandler handler) {
        try {
            return List.of(handler.engine().getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private KeyedCertificate server() {
        return servingAuthority.issue(CertificateSpec.server(List.of("localhost"), now, Duration.ofHours(1)));
    }

    private CertificateAuthority authority(String name) {
        return CertificateAuthority.create(name, now, Duration.ofDays(1));
    }

    /** A client that notes for which authorities the server asks, and presents its certificate whatever they are. */
    private final class Client implements X509KeyManager {

        private final KeyedCertificate certificate;
        private final List<String> asked = new ArrayList<>();

        Client(KeyedCertificate certificate) {
            this.certificate = certificate;
        }

        SSLSession connect(String version) throws Exception {
            asked.clear();
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", servingAuthority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance(version);
            context.init(new KeyManager[] {this}, trust.getTrustManagers(), null);
            try (SSLSocket socket = (SSLSocket)
                    context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setEnabledProtocols(new String[] {version});
                socket.startHandshake();
                socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                        .startsWith("HTTP/1.1 200");
                return socket.getSession();
            }
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            asked.clear();
            for (Principal issuer : issuers) {
                asked.add(issuer.getName());
            }
            return certificate == null ? null : "client";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return certificate.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return certificate.key();
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return null;
        }
    }
}
