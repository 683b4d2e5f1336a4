package dev.annex.boot;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.api.Converter;
import dev.annex.api.Defaulter;
import dev.annex.api.MutatingAdmission;
import dev.annex.api.Strategy;
import dev.annex.api.ValidatingAdmission;
import dev.annex.api.Validator;
import dev.annex.authentication.Authenticator;
import dev.annex.authorization.Authorizer;
import dev.annex.filters.InFlightLimits;
import dev.annex.metrics.Metrics;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.scheme.ApiGroup;
import dev.annex.server.ApiServer;
import dev.annex.server.CachedListers;
import dev.annex.server.UserCodeRegistry;
import dev.annex.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** Makes an API server of the generated groups and the user code among the application's beans. */
@AutoConfiguration(
        before = HttpHandlerAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(AnnexProperties.class)
@Import({
    StorageConfiguration.class,
    MetricsConfiguration.class,
    NettyConfiguration.class,
    TlsConfiguration.class,
    SecurityConfiguration.class,
    DelegatedConfiguration.class
})
public final class AnnexAutoConfiguration {

    private static final List<Class<?>> CONTRACTS = List.of(
            Defaulter.class,
            Validator.class,
            Strategy.class,
            Converter.class,
            MutatingAdmission.class,
            ValidatingAdmission.class);

    /** How long the caches may take to fill at the start. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Bean
    CachedListers annexListers() {
        return new CachedListers();
    }

    @Bean
    @ConditionalOnMissingBean
    ApiServer annexApiServer(
            AnnexProperties properties,
            Storage storage,
            CachedListers listers,
            Authenticator authenticator,
            Authorizer authorizer,
            NamespaceLifecycle namespaces,
            StorageAdministration administration,
            Metrics metrics,
            ObjectProvider<ApiGroup> groups,
            ConfigurableListableBeanFactory beans,
            Environment environment) {
        String name = environment.getProperty("spring.application.name", "annex");
        String address = properties.advertisedAddress() != null
                ? properties.advertisedAddress()
                : ":" + environment.getProperty("server.port", "8443");
        ApiServer server = new ApiServer(new ApiServer.Parts(
                storage,
                properties.storage().prefix(),
                groups(groups),
                userCode(beans),
                listers,
                authenticator,
                authorizer,
                new InFlightLimits(properties.maxRequestsInFlight(), properties.maxMutatingRequestsInFlight()),
                namespaces,
                address,
                properties.schemeName(),
                new OpenApiInfo(name, environment.getProperty("annex.version", "0.1.0")),
                metrics,
                administration,
                Clock.systemUTC()));
        server.start(PATIENCE);
        return server;
    }

    private static List<ApiGroup> groups(ObjectProvider<ApiGroup> beans) {
        List<ApiGroup> groups = Stream.concat(
                        beans.orderedStream(),
                        ServiceLoader.load(ApiGroup.class).stream().map(ServiceLoader.Provider::get))
                .toList();
        if (groups.isEmpty()) {
            throw new WrongSettingException(
                    "This server has no API groups to serve.",
                    "Put the module with the generated classes on the class path (mvn annex:generate writes a"
                            + " META-INF/services/dev.annex.scheme.ApiGroup), or declare an ApiGroup bean.");
        }
        return groups;
    }

    private static UserCodeRegistry userCode(ConfigurableListableBeanFactory beans) {
        UserCodeRegistry registry = new UserCodeRegistry();
        CONTRACTS.stream()
                .flatMap(contract -> Stream.of(beans.getBeanNamesForType(contract)))
                .distinct()
                .forEach(name -> registry.add(beans.getBean(name), declared(beans, name)));
        return registry;
    }

    private static ResolvableType declared(ConfigurableListableBeanFactory beans, String name) {
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        return definition.getResolvableType();
    }

    @Bean
    ServerLifecycle annexServerLifecycle(ApiServer server) {
        return new ServerLifecycle(server);
    }
}
