package dev.annex.test.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running server that a recording is replayed against. Its certificate is not checked: what is tested is what it
 * answers, not who it is.
 */
public final class Target {

    private final URI base;
    private final Map<String, String> headers;
    private final @Nullable ClientCertificate certificate;
    private final boolean multiplexed;

    private Target(
            URI base, Map<String, String> headers, @Nullable ClientCertificate certificate, boolean multiplexed) {
        this.base = base;
        this.headers = headers;
        this.certificate = certificate;
        this.multiplexed = multiplexed;
    }

    /**
     * The server at this address, with {@code http} or {@code https}.
     *
     * @throws IllegalArgumentException for an address of another scheme or without a host
     */
    public static Target at(URI base) {
        String scheme = base.getScheme();
        if (base.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("the address of a server is like https://127.0.0.1:8443, not " + base);
        }
        return new Target(base, Map.of(), null, false);
    }

    /** The same server, with headers of every request, such as {@code Authorization}. */
    public Target withHeaders(Map<String, String> all) {
        return new Target(base, Map.copyOf(all), certificate, multiplexed);
    }

    /** The same server, with a client certificate and its unencrypted PKCS#8 key, both PEM. */
    public Target withClientCertificate(Path pem, Path key) {
        return new Target(base, headers, new ClientCertificate(pem, key), multiplexed);
    }

    /** The same server, asked over one connection of HTTP/2 rather than over many of HTTP/1.1. */
    public Target overHttp2() {
        return new Target(base, headers, certificate, true);
    }

    boolean multiplexed() {
        return multiplexed;
    }

    boolean secure() {
        return "https".equals(base.getScheme());
    }

    String host() {
        return base.getHost();
    }

    int port() {
        return base.getPort() >= 0 ? base.getPort() : secure() ? 443 : 80;
    }

    String authority() {
        return base.getRawAuthority();
    }

    String path(String requested) {
        String prefix = base.getRawPath();
        return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + requested;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    ClientCertificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return base.toString();
    }

    /** The files of a client certificate and of its key. */
    record ClientCertificate(Path pem, Path key) {}
}
