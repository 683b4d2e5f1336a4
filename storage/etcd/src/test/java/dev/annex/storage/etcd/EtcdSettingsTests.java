package dev.annex.storage.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.StorageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong before anything is connected, and which servers can be relied upon. */
class EtcdSettingsTests {

    @Test
    void needsAnEndpoint() {
        assertThatThrownBy(EtcdSettings::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("annex.storage.etcd.endpoints");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"etcd-0:2379", "127.0.0.1:2379", "https://etcd-0", "ftp://etcd-0:2379", "https://etcd 0:2379", ""
            })
    void needsUrlsWithPorts(String endpoint) {
        assertThatThrownBy(() -> EtcdSettings.of("https://etcd-0:2379", endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("annex.storage.etcd.endpoints has " + endpoint
                        + "; each has to be a URL with a port, as in https://etcd-0:2379");
    }

    @Test
    void doesNotMixEncryptedAndPlainEndpoints() {
        assertThatThrownBy(() -> EtcdSettings.of("https://etcd-0:2379", "http://etcd-1:2379"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("either all have to be http:// or all https://");
    }

    @Test
    void doesNotLeaveFilesForTlsUnused() {
        EtcdSettings settings = EtcdSettings.of("http://etcd-0:2379");
        EtcdSettings.Tls tls = new EtcdSettings.Tls(Path.of("ca.pem"), null, null);
        assertThatThrownBy(() -> settings.withTls(tls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("annex.storage.etcd.tls is set")
                .hasMessageContaining("write https://");
    }

    @Test
    void needsBothFilesOfAClientCertificate() {
        Path file = Path.of("client.pem");
        assertThatThrownBy(() -> new EtcdSettings.Tls(null, file, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key-file");
    }

    @Test
    void keepsThePasswordToItself() {
        EtcdSettings settings =
                EtcdSettings.of("http://127.0.0.1:1").withLogin(new EtcdSettings.Login("root", "secret"));
        assertThat(settings.toString()).contains("root").doesNotContain("secret");
    }

    @Test
    void namesFilesThatAreMissing() {
        EtcdSettings settings = EtcdSettings.of("https://127.0.0.1:1")
                .withTls(new EtcdSettings.Tls(Path.of("/nowhere/ca.pem"), null, null));
        assertThatThrownBy(() -> EtcdStorage.open(settings))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("annex.storage.etcd.tls")
                .hasMessageContaining("/nowhere/ca.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "3.4.24, false",
        "3.4.25, true",
        "3.5.7, false",
        "3.5.8, true",
        "3.6.0, true",
        "4.0.0, true",
        "3.3.27, false",
        "3.5.21-k3s1, true",
        "unknown, true"
    })
    void knowsWhichServersKeepProgressBehindEvents(String version, boolean reliable) {
        assertThat(EtcdConnection.reliable(version)).isEqualTo(reliable);
    }
}
