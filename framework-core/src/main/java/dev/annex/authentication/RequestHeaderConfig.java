package dev.annex.authentication;

import java.util.List;
import java.util.Locale;

/**
 * What the front proxy promises: who it is and in which headers it says for whom it asks (Z-03).
 *
 * @param authorities who has issued the front proxy's client certificate
 * @param allowedNames the common names that certificate may have; empty for any
 * @param usernameHeaders headers with the user's name, the first with a value counts
 * @param uidHeaders headers with the user's uid, the first with a value counts
 * @param groupHeaders headers with the user's groups, all count
 * @param extraHeaderPrefixes what the names of headers with further facts begin with
 */
public record RequestHeaderConfig(
        CertificateAuthorities authorities,
        List<String> allowedNames,
        List<String> usernameHeaders,
        List<String> uidHeaders,
        List<String> groupHeaders,
        List<String> extraHeaderPrefixes) {

    /** Copies the lists. */
    public RequestHeaderConfig {
        allowedNames = List.copyOf(allowedNames);
        usernameHeaders = List.copyOf(usernameHeaders);
        uidHeaders = List.copyOf(uidHeaders);
        groupHeaders = List.copyOf(groupHeaders);
        extraHeaderPrefixes = List.copyOf(extraHeaderPrefixes);
    }

    /** Whether a header is one of those that only the front proxy may set; they end at authentication (Z-04). */
    public boolean reserved(String header) {
        return named(usernameHeaders, header)
                || named(uidHeaders, header)
                || named(groupHeaders, header)
                || extraHeaderPrefixes.stream().anyMatch(prefix -> startsWith(header, prefix));
    }

    static boolean startsWith(String header, String prefix) {
        return header.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }

    private static boolean named(List<String> names, String header) {
        return names.stream().anyMatch(header::equalsIgnoreCase);
    }
}
