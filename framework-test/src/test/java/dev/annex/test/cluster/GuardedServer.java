package dev.annex.test.cluster;

import dev.annex.authentication.AuthenticationException;
import dev.annex.authentication.AuthenticatorChain;
import dev.annex.authentication.BearerTokenAuthenticator;
import dev.annex.authentication.CachedTokenAuthenticator;
import dev.annex.authentication.CertificateAuthenticator;
import dev.annex.authentication.Credentials;
import dev.annex.authentication.RequestHeaderAuthenticator;
import dev.annex.authentication.delegated.ClusterAuthenticationConfig;
import dev.annex.authentication.delegated.TokenReviewAuthenticator;
import dev.annex.authorization.AlwaysAllowPaths;
import dev.annex.authorization.AuthorizerChain;
import dev.annex.authorization.CachedAuthorizer;
import dev.annex.authorization.PrivilegedGroup;
import dev.annex.authorization.delegated.SubjectAccessReviewAuthorizer;
import dev.annex.delegated.Cluster;
import dev.annex.delegated.Reviews;
import dev.annex.pki.KeyedCertificate;
import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import dev.annex.serving.ServingTls;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

/** A server that tells whoever may come in who they are, guarded as an API server behind a cluster's aggregator is. */
final class GuardedServer implements AutoCloseable {

    /** Where it is when it runs as an extension of a cluster. */
    static final String PATH = "/apis/whoami.example.com/v1";

    private static final Duration REMEMBER = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final ClusterAuthenticationConfig config;
    private final AuthenticatorChain authenticator;
    private final AuthorizerChain authorizer;
    private final DisposableServer server;

    private GuardedServer(KubernetesClient client, KeyedCertificate certificate) throws SSLException {
        this.client = client;
        config = ClusterAuthenticationConfig.start(client);
        Reviews reviews = new Reviews(client);
        authenticator = new AuthenticatorChain(
                List.of(
                        new RequestHeaderAuthenticator(config::requestHeader, Clock.systemUTC()),
                        new CertificateAuthenticator(config::clientAuthorities, Clock.systemUTC()),
                        new BearerTokenAuthenticator(new CachedTokenAuthenticator(
                                new TokenReviewAuthenticator(reviews, List.of()), REMEMBER))),
                true);
        authorizer = new AuthorizerChain(List.of(
                new PrivilegedGroup(UserInfo.SYSTEM_MASTERS),
                new AlwaysAllowPaths(AlwaysAllowPaths.HEALTH),
                new CachedAuthorizer(new SubjectAccessReviewAuthorizer(reviews), REMEMBER, REMEMBER)));
        ServingTls tls = ServingTls.of(() -> certificate, config::authorityCertificates);
        var context = SslContextBuilder.forServer(tls.keyManagers())
                .trustManager(tls.trustManagers())
                .clientAuth(ClientAuth.OPTIONAL)
                .build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .secure(spec -> spec.sslContext(context))
                .handle((request, response) -> answer(request)
                        .flatMap(answer -> response.status(answer.code())
                                .sendString(Mono.just(answer.text()))
                                .then()))
                .bindNow();
    }

    static GuardedServer start(ClusterApiStub cluster, KeyedCertificate certificate) {
        return start(Cluster.client(cluster.config()), certificate);
    }

    static GuardedServer start(KubernetesClient client, KeyedCertificate certificate) {
        try {
            return new GuardedServer(client, certificate);
        } catch (SSLException e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return "https://localhost:" + server.port();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
        config.close();
        client.close();
    }

    private record Answer(int code, String text) {}

    private Mono<Answer> answer(HttpServerRequest request) {
        RequestInfo info =
                new RequestInfo(false, request.fullPath(), "get", "", "", "", "", "", "", "", List.of(), "", "");
        return authenticator
                .authenticate(new RequestCredentials(request, certificates(request)))
                .flatMap(user -> authorizer
                        .authorize(user, info)
                        .map(decision -> new Answer(decision.allowed() ? 200 : 403, user.name() + " " + user.groups())))
                .onErrorResume(AuthenticationException.class, e -> Mono.just(new Answer(401, "")))
                .onErrorResume(e -> Mono.just(new Answer(500, String.valueOf(e.getMessage()))));
    }

    private static List<X509Certificate> certificates(HttpServerRequest request) {
        AtomicReference<List<X509Certificate>> presented = new AtomicReference<>(List.of());
        request.withConnection(connection -> {
            try {
                Certificate[] chain = connection
                        .channel()
                        .pipeline()
                        .get(SslHandler.class)
                        .engine()
                        .getSession()
                        .getPeerCertificates();
                presented.set(Stream.of(chain).map(X509Certificate.class::cast).toList());
            } catch (SSLPeerUnverifiedException e) {
                presented.set(List.of());
            }
        });
        return presented.get();
    }

    private record RequestCredentials(HttpServerRequest request, List<X509Certificate> certificates)
            implements Credentials {

        @Override
        public List<String> header(String name) {
            return request.requestHeaders().getAll(name);
        }

        @Override
        public List<String> headerNames() {
            return List.copyOf(request.requestHeaders().names());
        }
    }
}
