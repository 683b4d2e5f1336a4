package dev.annex.boot;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.admission.delegated.ClusterNamespaceLifecycle;
import dev.annex.admission.delegated.ClusterNamespaces;
import dev.annex.authentication.Authenticator;
import dev.annex.authentication.AuthenticatorChain;
import dev.annex.authentication.BearerTokenAuthenticator;
import dev.annex.authentication.CachedTokenAuthenticator;
import dev.annex.authentication.CertificateAuthenticator;
import dev.annex.authentication.RequestHeaderAuthenticator;
import dev.annex.authentication.delegated.ClusterAuthenticationConfig;
import dev.annex.authentication.delegated.TokenReviewAuthenticator;
import dev.annex.authorization.AlwaysAllowPaths;
import dev.annex.authorization.Authorizer;
import dev.annex.authorization.AuthorizerChain;
import dev.annex.authorization.CachedAuthorizer;
import dev.annex.authorization.PrivilegedGroup;
import dev.annex.authorization.delegated.SubjectAccessReviewAuthorizer;
import dev.annex.boot.TlsConfiguration.ClientAuthorities;
import dev.annex.delegated.Cluster;
import dev.annex.delegated.Reviews;
import dev.annex.request.UserInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Behind a cluster's aggregator: the cluster says who a client is, what it may do, and which namespaces there are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "annex.security.mode", havingValue = "delegated")
class DelegatedConfiguration {

    /** How long the cluster's answers are remembered (Z-07, Z-22). */
    private static final Duration REMEMBER = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnMissingBean
    KubernetesClient annexClusterClient(AnnexProperties properties) {
        return Cluster.connect(properties.delegated().kubeconfig());
    }

    @Bean
    ClusterAuthenticationConfig annexClusterAuthenticationConfig(KubernetesClient client) {
        return ClusterAuthenticationConfig.start(client);
    }

    @Bean
    ClientAuthorities annexClientAuthorities(ClusterAuthenticationConfig config) {
        return config::authorityCertificates;
    }

    @Bean
    @ConditionalOnMissingBean
    Authenticator annexAuthenticator(ClusterAuthenticationConfig config, KubernetesClient client) {
        Clock clock = Clock.systemUTC();
        TokenReviewAuthenticator tokens = new TokenReviewAuthenticator(new Reviews(client), List.of());
        return new AuthenticatorChain(
                List.of(
                        new RequestHeaderAuthenticator(config::requestHeader, clock),
                        new CertificateAuthenticator(config::clientAuthorities, clock),
                        new BearerTokenAuthenticator(new CachedTokenAuthenticator(tokens, REMEMBER))),
                true);
    }

    @Bean
    @ConditionalOnMissingBean
    Authorizer annexAuthorizer(KubernetesClient client) {
        return new AuthorizerChain(List.of(
                new PrivilegedGroup(UserInfo.SYSTEM_MASTERS),
                new AlwaysAllowPaths(AlwaysAllowPaths.HEALTH),
                new CachedAuthorizer(new SubjectAccessReviewAuthorizer(new Reviews(client)), REMEMBER, REMEMBER)));
    }

    @Bean
    ClusterNamespaces annexClusterNamespaces(KubernetesClient client) {
        return ClusterNamespaces.start(client);
    }

    @Bean
    @ConditionalOnMissingBean
    NamespaceLifecycle annexNamespaces(ClusterNamespaces namespaces) {
        return new ClusterNamespaceLifecycle(namespaces);
    }
}
