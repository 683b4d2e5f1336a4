package dev.annex.serving;

import dev.annex.pki.KeyedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate and key in two PEM files that are read again when they change (O-41), as when cert-manager or a Secret
 * volume exchanges them. While they cannot be read the last good ones are used.
 */
public final class CertificateFiles implements Supplier<KeyedCertificate> {

    private static final Logger log = LoggerFactory.getLogger(CertificateFiles.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Path certificate;
    private final Path key;
    private final long lookAgainNanos;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile Loaded current;

    /**
     * Reads both files.
     *
     * @throws UncheckedIOException if one cannot be read
     * @throws IllegalArgumentException if they hold no certificate or key, or the two do not belong together
     */
    public CertificateFiles(Path certificate, Path key) {
        this(certificate, key, LOOK_AGAIN);
    }

    CertificateFiles(Path certificate, Path key, Duration lookAgain) {
        this.certificate = certificate;
        this.key = key;
        this.lookAgainNanos = lookAgain.toNanos();
        this.current = load();
    }

    @Override
    public KeyedCertificate get() {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last >= lookAgainNanos && looked.compareAndSet(last, now)) {
            reload();
        }
        return current.certificate();
    }

    private void reload() {
        try {
            if (!current.version().equals(version())) {
                current = load();
                log.info("serving with the new certificate from {}", certificate);
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            log.warn("keeping the present certificate, because {} and {} cannot be used", certificate, key, e);
        }
    }

    private Loaded load() {
        Version version = version();
        try {
            return new Loaded(version, KeyedCertificate.parse(Files.readString(certificate), Files.readString(key)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + certificate + " and " + key, e);
        }
    }

    private Version version() {
        try {
            return new Version(
                    Files.getLastModifiedTime(certificate),
                    Files.size(certificate),
                    Files.getLastModifiedTime(key),
                    Files.size(key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + certificate + " and " + key, e);
        }
    }

    private record Loaded(Version version, KeyedCertificate certificate) {}

    private record Version(FileTime certificateTime, long certificateSize, FileTime keyTime, long keySize) {}
}
