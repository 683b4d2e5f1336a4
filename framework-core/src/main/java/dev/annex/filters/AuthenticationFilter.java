package dev.annex.filters;

import dev.annex.authentication.AuthenticationException;
import dev.annex.authentication.Authenticator;
import dev.annex.authentication.Credentials;
import dev.annex.http.Exchange;
import dev.annex.status.Failures;
import java.security.cert.X509Certificate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.SslInfo;
import reactor.core.publisher.Mono;

/** Finds out who asks, or answers 401 (Z-01, Z-08). */
public final class AuthenticationFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationFilter.class);

    private final Authenticator authenticator;

    /** Asks this authenticator, which is to know anonymous users too if these may come in. */
    public AuthenticationFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        return authenticator
                .authenticate(new RequestCredentials(exchange))
                .switchIfEmpty(Mono.error(() -> new AuthenticationException("no credentials")))
                .onErrorMap(AuthenticationException.class, e -> {
                    LOG.debug("cannot authenticate the request: {}", e.getMessage());
                    return Failures.unauthorized();
                })
                .flatMap(user -> {
                    exchange.user(user);
                    return next.proceed(exchange);
                });
    }

    private record RequestCredentials(Exchange exchange) implements Credentials {

        @Override
        public List<String> header(String name) {
            List<String> values = exchange.request().getHeaders().get(name);
            return values == null ? List.of() : values;
        }

        @Override
        public List<String> headerNames() {
            return List.copyOf(exchange.request().getHeaders().headerNames());
        }

        @Override
        public List<X509Certificate> certificates() {
            SslInfo ssl = exchange.request().getSslInfo();
            X509Certificate[] chain = ssl == null ? null : ssl.getPeerCertificates();
            return chain == null ? List.of() : List.of(chain);
        }
    }
}
