package dev.annex.serving;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.KeyedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The certificate of a server that was given none (O-41): issued by an authority made for it, and kept in a directory
 * so that whoever trusts it can go on doing so after a restart. It is made anew when it is about to expire or when the
 * server has a name that it lacks; the authority stays the same as long as it is valid.
 */
public final class SelfSignedCertificate {

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final Path directory;
    private final Clock clock;

    /** The certificate kept in that directory, which is created when needed. */
    public SelfSignedCertificate(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The names of a server that runs on this machine and, behind a Service, in a cluster. */
    public static List<String> names(String service, String namespace) {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        if (!service.isEmpty()) {
            String qualified = service + "." + namespace;
            names.addAll(List.of(service, qualified, qualified + ".svc", qualified + ".svc.cluster.local"));
        }
        return names;
    }

    /**
     * The certificate for these names, made and stored if there is none that fits.
     *
     * @throws UncheckedIOException if the directory cannot be read or written
     */
    public KeyedCertificate load(List<String> names) {
        try {
            if (Files.exists(certificateFile()) && Files.exists(keyFile())) {
                KeyedCertificate stored =
                        KeyedCertificate.parse(Files.readString(certificateFile()), Files.readString(keyFile()));
                if (lasts(stored) && named(stored).containsAll(normal(names))) {
                    return stored;
                }
            }
            KeyedCertificate issued = authority().issue(CertificateSpec.server(names, clock.instant(), VALIDITY));
            store(issued, certificateFile(), keyFile());
            return issued;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a serving certificate in " + directory, e);
        }
    }

    /** Where the authority's certificate is kept, for clients that are to trust the server. */
    public Path authorityFile() {
        return directory.resolve("ca.crt");
    }

    /** Where the certificate is kept. */
    public Path certificateFile() {
        return directory.resolve("tls.crt");
    }

    /** Where the private key is kept. */
    public Path keyFile() {
        return directory.resolve("tls.key");
    }

    private CertificateAuthority authority() throws IOException {
        Path key = directory.resolve("ca.key");
        if (Files.exists(authorityFile()) && Files.exists(key)) {
            KeyedCertificate stored = KeyedCertificate.parse(Files.readString(authorityFile()), Files.readString(key));
            if (lasts(stored, VALIDITY)) {
                return new CertificateAuthority(stored);
            }
        }
        Instant now = clock.instant();
        CertificateAuthority made =
                CertificateAuthority.create("annex-ca@" + now.getEpochSecond(), now, AUTHORITY_VALIDITY);
        store(made.own(), authorityFile(), key);
        return made;
    }

    private boolean lasts(KeyedCertificate stored) {
        return lasts(stored, RENEW_BEFORE);
    }

    private boolean lasts(KeyedCertificate stored, Duration atLeast) {
        Instant end = stored.certificate().getNotAfter().toInstant();
        return end.isAfter(clock.instant().plus(atLeast));
    }

    private static List<String> named(KeyedCertificate stored) {
        try {
            Collection<List<?>> names = stored.certificate().getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : normal(names.stream()
                            .map(name -> String.valueOf(name.get(1)))
                            .toList());
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Java prints IPv6 addresses without the abbreviation that people use. */
    private static List<String> normal(List<String> names) {
        return names.stream()
                .map(name -> name.equals("::1") ? "0:0:0:0:0:0:0:1" : name)
                .toList();
    }

    private void store(KeyedCertificate certificate, Path certificateFile, Path keyFile) throws IOException {
        Files.createDirectories(directory);
        write(keyFile, certificate.keyPem(), "rw-------");
        write(certificateFile, certificate.chainPem(), "rw-r--r--");
    }

    private void write(Path file, String text, String permissions) throws IOException {
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        Path fresh = posix
                ? Files.createTempFile(
                        directory,
                        "new",
                        ".pem",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))
                : Files.createTempFile(directory, "new", ".pem");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
