package dev.annex.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.KeyedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** O-41: hot reload. */
class CertificateFilesTests {

    private final Instant now = Instant.now();

    private final CertificateAuthority authority = CertificateAuthority.create("ca", now, Duration.ofDays(2));
    private final KeyedCertificate first = issue();
    private final KeyedCertificate second = issue();

    @TempDir
    private Path directory;

    private Path certificate;
    private Path key;

    @BeforeEach
    void writeFirst() throws IOException {
        certificate = directory.resolve("tls.crt");
        key = directory.resolve("tls.key");
        write(first, 1);
    }

    @Test
    void readsWhatHasChanged() throws IOException {
        CertificateFiles files = new CertificateFiles(certificate, key, Duration.ZERO);
        assertThat(files.get()).isEqualTo(first);

        write(second, 2);

        assertThat(files.get()).isEqualTo(second);
    }

    @Test
    void keepsTheLastGoodOneWhileOnlyOneFileHasChanged() throws IOException {
        CertificateFiles files = new CertificateFiles(certificate, key, Duration.ZERO);

        Files.writeString(certificate, second.chainPem());
        Files.setLastModifiedTime(certificate, FileTime.from(now.plusSeconds(5)));
        assertThat(files.get()).isEqualTo(first);

        write(second, 6);
        assertThat(files.get()).isEqualTo(second);
    }

    @Test
    void looksOnlyNowAndThen() throws IOException {
        CertificateFiles files = new CertificateFiles(certificate, key, Duration.ofHours(1));

        write(second, 2);

        assertThat(files.get()).isEqualTo(first);
    }

    @Test
    void startsOnlyWithACertificateAndItsKey() throws IOException {
        Files.writeString(key, second.keyPem());
        assertThatThrownBy(() -> new CertificateFiles(certificate, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not belong");

        Files.delete(key);
        assertThatThrownBy(() -> new CertificateFiles(certificate, key))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("tls.key");
    }

    private void write(KeyedCertificate written, int seconds) throws IOException {
        Files.writeString(certificate, written.chainPem());
        Files.writeString(key, written.keyPem());
        Files.setLastModifiedTime(certificate, FileTime.from(now.plusSeconds(seconds)));
        Files.setLastModifiedTime(key, FileTime.from(now.plusSeconds(seconds)));
    }

    private KeyedCertificate issue() {
        return authority.issue(CertificateSpec.server(List.of("localhost"), now, Duration.ofDays(1)));
    }
}
