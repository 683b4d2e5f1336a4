package dev.annex.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate to be issued should say.
 *
 * @param commonName the common name
 * @param organizations the organizations, which are groups where the certificate is a user's
 * @param names the host names and IP addresses of a server
 * @param usage whom it is for
 * @param from when it begins to be valid
 * @param until when it ends
 */
public record CertificateSpec(
        String commonName, List<String> organizations, List<String> names, Usage usage, Instant from, Instant until) {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** Whom a certificate is for. */
    public enum Usage {
        /** A server. */
        SERVER,
        /** A client. */
        CLIENT
    }

    /** Copies the lists. */
    public CertificateSpec {
        organizations = List.copyOf(organizations);
        names = List.copyOf(names);
    }

    /** A server's certificate, named after its first name, valid from now on for so long. */
    public static CertificateSpec server(List<String> names, Instant now, Duration validity) {
        return new CertificateSpec(
                names.get(0), List.of(), names, Usage.SERVER, now.minus(CLOCK_SKEW), now.plus(validity));
    }

    /** A client's certificate, valid from now on for so long. */
    public static CertificateSpec client(
            String commonName, List<String> organizations, Instant now, Duration validity) {
        return new CertificateSpec(
                commonName, organizations, List.of(), Usage.CLIENT, now.minus(CLOCK_SKEW), now.plus(validity));
    }
}
