package dev.annex.boot;

import dev.annex.pki.KeyedCertificate;
import dev.annex.serving.SelfSignedCertificate;
import dev.annex.serving.ServingTls;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * TLS as API servers have it: the certificate of Boot's {@code server.ssl.*}, or one made for this server, and client
 * certificates that are asked for, not demanded, and checked by the authenticators rather than in the handshake.
 */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TlsConfiguration.class);
    private static final String BUNDLE = "annex-serving";
    private static final SslOptions OPTIONS =
            SslOptions.of(null, List.of("TLSv1.3", "TLSv1.2").toArray(String[]::new));

    /** Whose client certificates are of use; empty without a cluster. */
    @FunctionalInterface
    interface ClientAuthorities extends Supplier<List<X509Certificate>> {}

    @Bean
    @ConditionalOnMissingBean
    ServingCertificate annexServingCertificate(
            AnnexProperties properties, Environment environment, ObjectProvider<ClientAuthorities> authorities) {
        Path store = properties.storage().embedded().path().toAbsolutePath();
        Path parent = store.getParent();
        Path directory = (parent == null ? Path.of(".").toAbsolutePath() : parent).resolve("tls");
        SelfSignedCertificate selfSigned = new SelfSignedCertificate(directory, Clock.systemUTC());
        String service = environment.getProperty("annex.service.name", "");
        String namespace = environment.getProperty("annex.service.namespace", "default");
        Supplier<KeyedCertificate> certificate =
                SingletonSupplier.of(() -> selfSigned.load(SelfSignedCertificate.names(service, namespace)));
        ClientAuthorities known = authorities.getIfAvailable(() -> List::of);
        return new ServingCertificate(ServingTls.of(certificate, known), certificate);
    }

    /** Comes after Boot's own customizer, whose certificate it takes over. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> annexTls(
            ServingCertificate certificate, Environment environment) {
        boolean enabled = environment.getProperty("server.ssl.enabled", Boolean.class, true);
        return factory -> {
            if (enabled) {
                secure(factory, certificate);
            }
        };
    }

    private static void secure(NettyReactiveWebServerFactory factory, ServingCertificate certificate) {
        Ssl configured = factory.getSsl();
        SslBundles bundles = factory.getSslBundles();
        DefaultSslBundleRegistry registry;
        if (configured != null && Ssl.isEnabled(configured) && names(configured)) {
            registry = new DefaultSslBundleRegistry(
                    BUNDLE, withOwnTrust(WebServerSslBundle.get(configured, bundles), certificate));
            String name = configured.getBundle();
            if (name != null && bundles != null) {
                bundles.addBundleUpdateHandler(
                        name, changed -> registry.updateBundle(BUNDLE, withOwnTrust(changed, certificate)));
            }
        } else {
            // Asked for now, so that a server that cannot make it does not start.
            LOG.info(
                    "Serving with a certificate of {}",
                    certificate.own().get().certificate().getIssuerX500Principal());
            registry = new DefaultSslBundleRegistry(
                    BUNDLE, bundle(certificate.tls().keyManagers(), certificate));
        }
        Ssl ssl = Ssl.forBundle(BUNDLE);
        ssl.setClientAuth(Ssl.ClientAuth.WANT);
        factory.setSsl(ssl);
        factory.setSslBundles(registry);
    }

    private static boolean names(Ssl ssl) {
        return ssl.getBundle() != null || ssl.getKeyStore() != null || ssl.getCertificate() != null;
    }

    private static SslBundle withOwnTrust(SslBundle configured, ServingCertificate certificate) {
        return bundle(configured.getManagers().getKeyManagerFactory(), certificate);
    }

    private static SslBundle bundle(KeyManagerFactory keys, ServingCertificate certificate) {
        return SslBundle.of(
                null,
                SslBundleKey.NONE,
                OPTIONS,
                SslBundle.DEFAULT_PROTOCOL,
                SslManagerBundle.of(keys, certificate.tls().trustManagers()));
    }
}
