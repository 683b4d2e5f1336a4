package dev.annex.authentication;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a request brings along to say who sent it. */
public interface Credentials {

    /** All values of a header, whose name is matched without regard to case; empty if absent. */
    List<String> header(String name);

    /** The names of all headers, as sent. */
    List<String> headerNames();

    /**
     * The certificate chain that the client presented, its own first. The connection proves possession of the key and
     * nothing else: whoever uses the chain has to verify it against a certificate authority of its own.
     */
    List<X509Certificate> certificates();
}
