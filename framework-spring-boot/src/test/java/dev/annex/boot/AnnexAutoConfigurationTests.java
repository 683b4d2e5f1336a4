package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.server.ApiServer;
import dev.annex.storage.Storage;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.storage.sql.SqliteStorage;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class AnnexAutoConfigurationTests {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--annex.standalone.kubeconfig=" + kubeconfig(),
                "--annex.storage.embedded.path=" + folder.resolve("store.db")));
        all.addAll(List.of(arguments));
        return HarborApplication.start(all.toArray(String[]::new));
    }

    private Path kubeconfig() {
        return folder.resolve("made").resolve("kubeconfig");
    }

    private KubernetesClient client() throws IOException {
        Config config = Config.fromKubeconfig(Files.readString(kubeconfig()));
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    void aServerInMemoryIsReachedByTheKubeconfigThatItWrites() throws IOException {
        try (ConfigurableApplicationContext context = start("--annex.storage.type=memory");
                KubernetesClient client = client()) {
            assertThat(context.getBean(Storage.class)).isInstanceOf(MemoryStorage.class);
            assertThat(client.getMasterUrl()).hasProtocol("https").hasHost("127.0.0.1");
            assertThat(client.raw("/apis")).contains("harbor.example.com");
            assertThat(client.raw("/apis/harbor.example.com/v1/namespaces/default/ships"))
                    .contains("ShipList");
            assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void theStoreIsEmbeddedWhereNothingIsSaid() {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(Storage.class)).isInstanceOf(SqliteStorage.class);
            assertThat(folder.resolve("store.db")).isNotEmptyFile();
        }
    }

    @Test
    void theKubeconfigIsForItsOwnerAlone() throws IOException {
        Path file = kubeconfig();
        Files.createDirectories(folder.resolve("made"));
        Files.writeString(file, "of an earlier start, open to all");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (ConfigurableApplicationContext context = start("--annex.storage.type=memory")) {
            assertThat(context.isRunning()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).startsWith("apiVersion: v1\nkind: Config\n");
        }
    }

    @Test
    void anotherTokenIsMadeUpAtEveryStart() throws IOException {
        String first;
        try (ConfigurableApplicationContext context = start("--annex.storage.type=memory")) {
            first = context.getBean(StandaloneToken.class).text();
        }
        try (ConfigurableApplicationContext context = start("--annex.storage.type=memory");
                KubernetesClient client = client()) {
            StandaloneToken second = context.getBean(StandaloneToken.class);
            assertThat(second.text()).isNotEqualTo(first).hasSizeGreaterThanOrEqualTo(32);
            assertThat(second.toString()).doesNotContain(second.text());
            assertThat(kubeconfig()).content().contains(second.text());
            assertThat(client.raw("/apis")).contains("harbor.example.com");
        }
    }

    @Test
    void onlyTheTokenLetsClientsIn() throws IOException {
        try (ConfigurableApplicationContext context =
                        start("--annex.storage.type=memory", "--annex.standalone.token=open\\sesame\"");
                KubernetesClient client = client()) {
            assertThat(context.isRunning()).isTrue();
            assertThat(client.raw("/apis")).contains("harbor.example.com");
            assertThat(code(client, "somebody's")).isEqualTo(401);
            assertThat(code(client, "")).isEqualTo(403);
        }
    }

    private static int code(KubernetesClient like, String token) {
        Config other = new ConfigBuilder(like.getConfiguration())
                .withOauthToken(token)
                .withAutoOAuthToken(token)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(other).build()) {
            KubernetesClientException refused = Assertions.catchThrowableOfType(
                    KubernetesClientException.class, () -> client.raw("/apis/harbor.example.com/v1/ships"));
            return refused.getCode();
        }
    }

    @Test
    void beansOfTheApplicationsOwnTakeThePlaceOfOurs() {
        MemoryStorage own = new MemoryStorage();
        var application = new org.springframework.boot.SpringApplication(HarborApplication.class);
        application.addInitializers(context -> ((org.springframework.context.support.GenericApplicationContext) context)
                .registerBean("own", Storage.class, () -> own));
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--server.ssl.enabled=false",
                "--annex.storage.type=postgresql",
                "--annex.standalone.kubeconfig=" + kubeconfig())) {
            assertThat(context.getBean(Storage.class)).isSameAs(own);
            assertThat(context.getBean(ApiServer.class)).isNotNull();
            assertThat(kubeconfig()).content().contains("server: http://127.0.0.1:");
        }
    }
}
