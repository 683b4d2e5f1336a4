package dev.annex.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.sql.SqliteStorage;
import dev.annex.storage.transfer.Transfer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What operators can ask of a running server about its store, and how they encrypt and restore it. */
@ExtendWith(OutputCaptureExtension.class)
class StorageAdministrationTests {

    private static final String SHIPS = "/apis/harbor.example.com/v1/namespaces/default/ships";
    private static final String K1 = "--annex.storage.encryption.keys.k1.value=" + "A".repeat(43) + "=";
    private static final String K2 = "--annex.storage.encryption.keys.k2.value=" + "B".repeat(42) + "A=";

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ConfigurableApplicationContext start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.ssl.enabled=false",
                "--annex.standalone.token=t",
                "--annex.standalone.kubeconfig=" + folder.resolve("kubeconfig"),
                "--annex.storage.embedded.path=" + folder.resolve("store.db")));
        all.addAll(List.of(arguments));
        return HarborApplication.start(all.toArray(String[]::new));
    }

    private HttpResponse<byte[]> send(
            ConfigurableApplicationContext server, String method, String path, String body, String token)
            throws IOException, InterruptedException {
        String port = server.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private byte[] ok(ConfigurableApplicationContext server, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(server, method, path, body, "t");
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isIn(200, 201);
        return answer.body();
    }

    private void launch(ConfigurableApplicationContext server, String name) throws IOException, InterruptedException {
        ok(
                server,
                "POST",
                SHIPS,
                "{\"apiVersion\":\"harbor.example.com/v1\",\"kind\":\"Ship\",\"metadata\":{\"name\":\"" + name
                        + "\"}}");
    }

    private String list(ConfigurableApplicationContext server) throws IOException, InterruptedException {
        return new String(ok(server, "GET", SHIPS, ""), UTF_8);
    }

    @Test
    void backsUpAndExportsWhileItServes() throws Exception {
        Path backup = folder.resolve("backup.db");
        Path export = folder.resolve("export.gz");
        try (ConfigurableApplicationContext server = start()) {
            launch(server, "santa-maria");
            Files.write(backup, ok(server, "GET", "/admin/storage/backup", ""));
            Files.write(export, ok(server, "GET", "/admin/storage/export", ""));
            launch(server, "pinta");
        }
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("backup-"));
        try (SqliteStorage copy = SqliteStorage.open(backup)) {
            assertThat(new Transfer(copy, "/registry/").compareWith(export).entries())
                    .isEqualTo(1);
        }
        Files.move(folder.resolve("store.db"), folder.resolve("old.db"));
        try (ConfigurableApplicationContext server = start("--annex.storage.embedded.restore-from=" + backup)) {
            assertThat(list(server)).contains("santa-maria").doesNotContain("pinta");
            launch(server, "nina");
        }
        // the store is there now, so that it is not restored again
        try (ConfigurableApplicationContext server = start("--annex.storage.embedded.restore-from=" + backup)) {
            assertThat(list(server)).contains("santa-maria", "nina");
        }
    }

    @Test
    void letsInWhoeverMayAndAnswersOthers() throws Exception {
        try (ConfigurableApplicationContext server = start("--annex.storage.type=memory")) {
            assertThat(send(server, "GET", "/admin/storage/export", "", "").statusCode())
                    .isEqualTo(403);
            assertThat(send(server, "GET", "/admin/storage/export", "", "other").statusCode())
                    .isEqualTo(401);
            assertThat(send(server, "POST", "/admin/storage/export", "", "t").statusCode())
                    .isEqualTo(405);
            assertThat(send(server, "GET", "/admin/storage/other", "", "t").statusCode())
                    .isEqualTo(404);
            HttpResponse<byte[]> backup = send(server, "GET", "/admin/storage/backup", "", "t");
            assertThat(backup.statusCode()).isEqualTo(400);
            assertThat(new String(backup.body(), UTF_8)).contains("the store is not embedded", "\"kind\":\"Status\"");
            assertThat(send(server, "POST", "/admin/storage/rewrite", "", "t").statusCode())
                    .isEqualTo(400);
            assertThat(send(server, "GET", "/admin/storage/export", "", "t").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void encryptsAStoreAndExchangesItsKeys(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext server = start()) {
            launch(server, "santa-maria");
        }
        assertThatThrownBy(() -> start(K1, "--annex.storage.encryption.write-key=k1"))
                .isInstanceOf(Exception.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("1 of the 1 values in the store cannot be read")
                .contains("annex.storage.encryption.plaintext-allowed is false");
        try (ConfigurableApplicationContext server = start(
                K1, "--annex.storage.encryption.write-key=k1", "--annex.storage.encryption.plaintext-allowed=true")) {
            assertThat(output).contains("1 of 1 stored objects are not encrypted with the write key");
            launch(server, "pinta");
            assertThat(new String(ok(server, "POST", "/admin/storage/rewrite", ""), UTF_8))
                    .isEqualTo("{\"objects\":2,\"rewritten\":1}");
        }
        try (ConfigurableApplicationContext server = start(K1, K2, "--annex.storage.encryption.write-key=k2")) {
            assertThat(list(server)).contains("santa-maria", "pinta");
            assertThat(new String(ok(server, "POST", "/admin/storage/rewrite", ""), UTF_8))
                    .isEqualTo("{\"objects\":2,\"rewritten\":2}");
        }
        try (ConfigurableApplicationContext server = start(K2, "--annex.storage.encryption.write-key=k2")) {
            assertThat(list(server)).contains("santa-maria", "pinta");
        }
    }

    @Test
    void namesKeysThatAreWrongOrMissing(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext server = start(K1, "--annex.storage.encryption.write-key=k1")) {
            launch(server, "santa-maria");
        }
        assertThatThrownBy(this::start).isInstanceOf(Exception.class);
        assertThat(output).contains("its objects are encrypted, and there are no annex.storage.encryption.keys");
        assertThatThrownBy(() -> start(K2, "--annex.storage.encryption.write-key=k2"))
                .isInstanceOf(Exception.class);
        assertThat(output).contains("is sealed with the key k1, which is not among annex.storage.encryption.keys (k2)");
        String other = K2.replace("k2", "k1");
        assertThatThrownBy(() -> start(other, "--annex.storage.encryption.write-key=k1"))
                .isInstanceOf(Exception.class);
        assertThat(output).contains("is not the key that sealed the value");
        assertThatThrownBy(() -> start("--annex.storage.encryption.write-key=k1"))
                .isInstanceOf(Exception.class);
        assertThat(output).contains("annex.storage.encryption.keys is empty");
        assertThatThrownBy(() -> start("--annex.storage.encryption.keys.k1.file=" + folder.resolve("key")))
                .isInstanceOf(Exception.class);
        assertThat(output).contains("annex.storage.encryption.keys.k1.file is", "head -c 32 /dev/urandom | base64");
        assertThatThrownBy(() -> start(K1, "--annex.storage.encryption.write-key=k9"))
                .isInstanceOf(Exception.class);
        assertThat(output).contains("there is no encryption key k9 to write with; there are k1");
    }
}
