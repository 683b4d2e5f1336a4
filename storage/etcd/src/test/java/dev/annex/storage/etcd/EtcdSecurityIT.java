package dev.annex.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.KeyedCertificate;
import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.cluster.TestPki;
import io.etcd.jetcd.Auth;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.auth.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of both sides, and users with rights on their own keys alone. */
class EtcdSecurityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestPki pki = TestPki.create();

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private EtcdServer startWithTls(KeyedCertificate certificate) throws IOException {
        return EtcdServer.start(
                folder,
                "--cert-file=" + write("server.pem", certificate.chainPem()),
                "--key-file=" + write("server.key", certificate.keyPem()),
                "--trusted-ca-file=" + write("clients.pem", pki.clients().pem()),
                "--client-cert-auth");
    }

    private EtcdSettings.Tls tls(CertificateAuthority trusted, KeyedCertificate shown) throws IOException {
        return new EtcdSettings.Tls(
                write("ca.pem", trusted.pem()),
                write("client.pem", shown.chainPem()),
                write("client.key", shown.keyPem()));
    }

    private static void use(EtcdSettings settings) throws Exception {
        try (EtcdStorage storage = EtcdStorage.open(settings)) {
            CompletableFuture<Long> told = new CompletableFuture<>();
            long before = storage.revision().get(10, TimeUnit.SECONDS);
            storage.watch("/registry/ships/", before, new WatchListener() {
                @Override
                public void onEvents(long revision, List<Event> events) {
                    events.forEach(event -> told.complete(event.revision()));
                }

                @Override
                public void onEnd(StorageException cause) {
                    told.completeExceptionally(cause);
                }
            });
            WriteResult written =
                    storage.put("/registry/ships/a", "x".getBytes(UTF_8), 0).get(10, TimeUnit.SECONDS);
            long revision = ((WriteResult.Committed) written).revision();
            assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo(revision);
            assertThat(storage.range("/registry/", "", 0, 0)
                            .get(10, TimeUnit.SECONDS)
                            .entries())
                    .hasSize(1);
            assertThat(storage.revision().get(10, TimeUnit.SECONDS)).isEqualTo(revision);
            storage.delete("/registry/ships/a", revision).get(10, TimeUnit.SECONDS);
            storage.compact(revision).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void bothSidesShowCertificates() throws Exception {
        try (EtcdServer server = startWithTls(pki.server())) {
            EtcdSettings settings = server.settings().withTimeout(PATIENCE);
            use(settings.withTls(tls(pki.serving(), pki.client("annex"))));
            List<String> several = List.of("https://127.0.0.1:1", server.endpoint(), "https://127.0.0.1:2");
            use(EtcdSettings.of(several.toArray(String[]::new))
                    .withTls(tls(pki.serving(), pki.client("annex")))
                    .withTimeout(PATIENCE));
            EtcdSettings stranger =
                    settings.withTls(tls(pki.serving(), TestPki.client(TestPki.authority("other"), "annex")));
            assertThatThrownBy(() -> EtcdStorage.open(stranger))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("annex.storage.etcd.tls");
            EtcdSettings nobody = settings.withTls(new EtcdSettings.Tls(folder.resolve("ca.pem"), null, null));
            assertThatThrownBy(() -> EtcdStorage.open(nobody))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("annex.storage.etcd.tls");
            EtcdSettings doubting = settings.withTls(tls(TestPki.authority("other"), pki.client("annex")));
            assertThatThrownBy(() -> EtcdStorage.open(doubting))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("annex.storage.etcd.tls");
            assertThatThrownBy(() -> EtcdStorage.open(settings.withTls(null)))
                    .as("Java trusts no authority of ours")
                    .isInstanceOf(StorageException.class);
        }
    }

    @Test
    void aServerOfAnotherNameIsNotTrusted() throws Exception {
        KeyedCertificate elsewhere = pki.serving()
                .issue(CertificateSpec.server(List.of("etcd.example.com"), Instant.now(), Duration.ofDays(1)));
        try (EtcdServer server = startWithTls(elsewhere)) {
            EtcdSettings settings =
                    server.settings().withTimeout(PATIENCE).withTls(tls(pki.serving(), pki.client("annex")));
            assertThatThrownBy(() -> EtcdStorage.open(settings)).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void aUserNeedsRightsOnItsOwnKeysAlone() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder)) {
            enableUsers(server);
            EtcdSettings settings = server.settings().withTimeout(PATIENCE).withKeyPrefix("/annex");
            use(settings.withLogin(new EtcdSettings.Login("annex", "s3cret")));
            EtcdSettings elsewhere =
                    settings.withKeyPrefix("/other").withLogin(new EtcdSettings.Login("annex", "s3cret"));
            refuses(elsewhere, "role");
            refuses(settings, "annex.storage.etcd.username");
            refuses(settings.withLogin(new EtcdSettings.Login("annex", "wrong")), "annex.storage.etcd.username");
        }
    }

    @Test
    void logsInAgainWhenItsTokenIsForgotten() throws Exception {
        try (EtcdServer server = EtcdServer.start(folder)) {
            enableUsers(server);
            EtcdSettings settings = server.settings()
                    .withKeyPrefix("/annex")
                    .withHome("/objects/")
                    .withLogin(new EtcdSettings.Login("annex", "s3cret"));
            try (EtcdStorage storage = EtcdStorage.open(settings)) {
                Revisions revisions = new Revisions();
                storage.watch("/objects/", 0, revisions);
                WriteResult first =
                        storage.put("/objects/a", "x".getBytes(UTF_8), 0).get(10, TimeUnit.SECONDS);
                assertThat(first).isInstanceOf(WriteResult.Committed.class);
                // a member keeps its tokens in memory, as it also lets them expire
                server.crashAndRestart();
                Eventually.check(
                        Duration.ofSeconds(30),
                        () -> assertThat(catchThrowable(() -> storage.revision().join()))
                                .isNull());
                WriteResult second =
                        storage.put("/objects/b", "x".getBytes(UTF_8), 0).get(10, TimeUnit.SECONDS);
                assertThat(second).isInstanceOf(WriteResult.Committed.class);
                revisions.await(2);
                assertThat(revisions.end).isNotDone();
            }
        }
    }

    private static void refuses(EtcdSettings settings, String advice) {
        assertThatThrownBy(() -> {
                    try (EtcdStorage storage = EtcdStorage.open(settings)) {
                        storage.get("/registry/ships/a").join();
                    }
                })
                .satisfies(failure -> assertThat(EtcdFailures.unwrap(failure))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining(advice)
                        .hasMessageNotContaining("s3cret"));
    }

    private static ByteSequence bytes(String text) {
        return ByteSequence.from(text, UTF_8);
    }

    private static void enableUsers(EtcdServer server) throws Exception {
        try (Client client = Client.builder().endpoints(server.endpoint()).build()) {
            Auth auth = client.getAuthClient();
            auth.userAdd(bytes("root"), bytes("root's")).get();
            auth.roleAdd(bytes("root")).get();
            auth.userGrantRole(bytes("root"), bytes("root")).get();
            auth.userAdd(bytes("annex"), bytes("s3cret")).get();
            auth.roleAdd(bytes("annex")).get();
            auth.roleGrantPermission(bytes("annex"), bytes("/annex/"), bytes("/annex0"), Permission.Type.READWRITE)
                    .get();
            auth.userGrantRole(bytes("annex"), bytes("annex")).get();
            auth.authEnable().get();
        }
    }
}
