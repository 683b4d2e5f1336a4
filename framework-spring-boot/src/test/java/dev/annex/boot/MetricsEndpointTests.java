package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.metrics.Metrics;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Whose meters are shown where (O-10). */
class MetricsEndpointTests {

    private static final String SHIPS = "/apis/harbor.example.com/v1/ships";

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(Class<?> application, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--annex.storage.type=memory",
                "--annex.standalone.kubeconfig=" + folder.resolve("kubeconfig"),
                "--annex.storage.embedded.path=" + folder.resolve("store.db")));
        all.addAll(List.of(arguments));
        return SpringApplication.run(application, all.toArray(String[]::new));
    }

    private KubernetesClient client(String token) throws IOException {
        Config config = Config.fromKubeconfig(Files.readString(folder.resolve("kubeconfig")));
        config.setRequestRetryBackoffLimit(0);
        if (!token.equals("own")) {
            config.setOauthToken(token);
            config.setAutoOAuthToken(token);
        }
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static int code(KubernetesClient client, String path) {
        return Assertions.catchThrowableOfType(KubernetesClientException.class, () -> client.raw(path))
                .getCode();
    }

    @Test
    void metersOfServerMachineAndApplicationAreShownToThoseWhoMay() throws IOException {
        try (ConfigurableApplicationContext context = start(HarborApplication.class);
                KubernetesClient client = client("own");
                KubernetesClient anonymous = client("")) {
            Counter.builder("harbor.arrivals")
                    .register(context.getBean(MeterRegistry.class))
                    .increment();
            client.raw(SHIPS);
            assertThat(client.raw("/metrics"))
                    .contains("harbor_arrivals_total 1.0\n", "jvm_memory_used_bytes{", "process_resident_memory_bytes ")
                    .contains("# TYPE apiserver_request_duration_seconds histogram\n")
                    .doesNotContain("apiserver_request_duration_seconds_max", "kubernetes_healthcheck");
            assertThat(client.raw("/")).contains("\"/metrics\"", "\"/metrics/slis\"");
            client.raw("/readyz");
            assertThat(client.raw("/metrics/slis"))
                    .contains("kubernetes_healthcheck{name=\"etcd\",type=\"readyz\"} 1.0\n")
                    .doesNotContain("apiserver_", "jvm_");
            assertThat(code(anonymous, "/metrics")).isEqualTo(403);
            assertThat(code(anonymous, "/metrics/slis")).isEqualTo(403);
        }
    }

    /** An application that sends its meters elsewhere too. */
    @Configuration
    @Import(HarborApplication.class)
    static class TwoRegistries {

        @Bean
        MeterRegistry own() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void registriesOfTheApplicationsOwnAreFed() throws IOException {
        try (ConfigurableApplicationContext context =
                        start(TwoRegistries.class, "--management.prometheus.metrics.export.enabled=false");
                KubernetesClient client = client("own")) {
            client.raw(SHIPS);
            client.raw(SHIPS);
            MeterRegistry own = context.getBean(SimpleMeterRegistry.class);
            assertThat(own.get("apiserver.request").counter().count()).isPositive();
            assertThat(client.raw("/metrics")).as("what is not found").isNull();
            assertThat(client.raw("/")).doesNotContain("metrics");
        }
    }

    @Test
    void nothingIsMeasuredIfNothingIsToBe() throws IOException {
        try (ConfigurableApplicationContext context = start(HarborApplication.class, "--annex.metrics.enabled=false");
                KubernetesClient client = client("own")) {
            client.raw(SHIPS);
            client.raw(SHIPS);
            assertThat(client.raw("/metrics")).as("what is not found").isNull();
            assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("apiserver_");
        }
    }

    @EnableConfigurationProperties(AnnexProperties.class)
    @Import(MetricsConfiguration.class)
    static class Alone {}

    @Test
    void theServerDoesWithoutPrometheusAndWithoutAnyRegistry() {
        new ApplicationContextRunner()
                .withUserConfiguration(Alone.class)
                .withClassLoader(new FilteredClassLoader("io.micrometer.prometheusmetrics", "io.prometheus"))
                .run(context ->
                        assertThat(context.getBean(Metrics.class).exposition()).isEmpty());
    }

    @Test
    void severalRegistriesThatNobodyChoseAmongAreAllFed() {
        SimpleMeterRegistry one = new SimpleMeterRegistry();
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        new ApplicationContextRunner()
                .withUserConfiguration(Alone.class)
                .withBean("one", MeterRegistry.class, () -> one)
                .withBean("other", MeterRegistry.class, () -> other)
                .run(context -> {
                    context.getBean(Metrics.class).server().handshakeFailed();
                    assertThat(one.get("apiserver.tls.handshake.errors")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(other.get("apiserver.tls.handshake.errors")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
    }
}
