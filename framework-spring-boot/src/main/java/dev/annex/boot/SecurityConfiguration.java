package dev.annex.boot;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.authentication.Authenticator;
import dev.annex.authentication.AuthenticatorChain;
import dev.annex.authentication.BearerTokenAuthenticator;
import dev.annex.authentication.StaticToken;
import dev.annex.authorization.AlwaysAllowPaths;
import dev.annex.authorization.Authorizer;
import dev.annex.authorization.AuthorizerChain;
import dev.annex.authorization.PrivilegedGroup;
import dev.annex.request.UserInfo;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Without a cluster: whoever has the token may do everything, others may only ask whether the server is well. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "annex.security.mode", havingValue = "standalone", matchIfMissing = true)
class SecurityConfiguration {

    private static final UserInfo ADMINISTRATOR =
            new UserInfo("annex-admin", "", List.of(UserInfo.SYSTEM_MASTERS), Map.of());

    @Bean
    StandaloneToken annexStandaloneToken(AnnexProperties properties, Environment environment) {
        return StandaloneToken.of(properties.standalone(), environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Authenticator annexAuthenticator(StandaloneToken token) {
        return new AuthenticatorChain(
                List.of(new BearerTokenAuthenticator(new StaticToken(token.text(), ADMINISTRATOR))), true);
    }

    @Bean
    @ConditionalOnMissingBean
    Authorizer annexAuthorizer() {
        return new AuthorizerChain(
                List.of(new PrivilegedGroup(UserInfo.SYSTEM_MASTERS), new AlwaysAllowPaths(AlwaysAllowPaths.HEALTH)));
    }

    @Bean
    @ConditionalOnMissingBean
    NamespaceLifecycle annexNamespaces() {
        return NamespaceLifecycle.ANY;
    }

    @Bean
    StandaloneAnnouncement annexStandaloneAnnouncement(
            AnnexProperties properties, StandaloneToken token, ServingCertificate certificate) {
        return new StandaloneAnnouncement(properties.standalone().kubeconfig(), token, certificate);
    }
}
