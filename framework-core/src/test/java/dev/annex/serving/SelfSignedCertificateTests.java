package dev.annex.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.pki.KeyedCertificate;
import dev.annex.pki.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** O-41. */
class SelfSignedCertificateTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final List<String> NAMES = SelfSignedCertificate.names("wardle", "apps");

    @TempDir
    private Path directory;

    @Test
    void namesThisMachineAndTheService() throws Exception {
        X509Certificate certificate = load(CLOCK, NAMES).certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "wardle",
                        "wardle.apps",
                        "wardle.apps.svc",
                        "wardle.apps.svc.cluster.local");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void isIssuedByTheAuthorityBesideIt() throws Exception {
        KeyedCertificate loaded = load(CLOCK, NAMES);
        X509Certificate authority = authority();

        loaded.certificate().verify(authority.getPublicKey());
        assertThat(loaded.chain()).last().isEqualTo(authority);
    }

    @Test
    void staysTheSameAfterARestart() {
        assertThat(load(CLOCK, NAMES)).isEqualTo(load(CLOCK, NAMES));
    }

    @Test
    void aNewNameMakesANewCertificateOfTheSameAuthority() {
        KeyedCertificate before = load(CLOCK, NAMES);
        List<String> more = new ArrayList<>(NAMES);
        more.add("example.org");

        KeyedCertificate after = load(CLOCK, more);

        assertThat(after.certificate()).isNotEqualTo(before.certificate());
        assertThat(after.chain()).last().isEqualTo(before.chain().get(1));
    }

    @Test
    void isRenewedBeforeItExpires() {
        KeyedCertificate before = load(CLOCK, NAMES);

        KeyedCertificate after = load(Clock.offset(CLOCK, Duration.ofDays(340)), NAMES);

        assertThat(after.certificate().getNotAfter())
                .isAfter(before.certificate().getNotAfter());
        assertThat(after.chain()).last().isEqualTo(before.chain().get(1));
    }

    @Test
    void nobodyElseMayReadTheKeys() throws Exception {
        load(CLOCK, NAMES);

        for (String key : List.of("tls.key", "ca.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))))
                    .isEqualTo("rw-------");
        }
    }

    private KeyedCertificate load(Clock clock, List<String> names) {
        return new SelfSignedCertificate(directory, clock).load(names);
    }

    private X509Certificate authority() throws Exception {
        Path file = new SelfSignedCertificate(directory, CLOCK).authorityFile();
        return Pem.certificates(Files.readString(file)).get(0);
    }
}
