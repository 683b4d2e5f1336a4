package dev.annex.authentication;

import dev.annex.request.UserInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes the user from the headers of the front proxy, and from nobody else's: the client certificate has to be the
 * front proxy's own (Z-04).
 */
public final class RequestHeaderAuthenticator implements Authenticator {

    private final Supplier<@Nullable RequestHeaderConfig> config;
    private final Clock clock;

    /**
     * Goes by whatever configuration there is at the time of the request.
     *
     * @param config gives null while there is none; the headers then say nothing about the user
     */
    public RequestHeaderAuthenticator(Supplier<@Nullable RequestHeaderConfig> config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Mono<UserInfo> authenticate(Credentials credentials) {
        return Mono.fromSupplier(() -> {
            RequestHeaderConfig current = config.get();
            List<X509Certificate> presented = credentials.certificates();
            if (current == null || presented.isEmpty()) {
                return null;
            }
            verifyProxy(current, presented);
            return user(current, credentials);
        });
    }

    private void verifyProxy(RequestHeaderConfig current, List<X509Certificate> presented) {
        current.authorities().verifyClient(presented, clock.instant());
        String name = new Subject(presented.get(0)).commonName();
        if (!current.allowedNames().isEmpty() && !current.allowedNames().contains(name)) {
            throw new AuthenticationException("x509: subject with cn=" + name + " is not in the allowed list");
        }
    }

    private static @Nullable UserInfo user(RequestHeaderConfig current, Credentials credentials) {
        String name = first(current.usernameHeaders(), credentials);
        if (name.isEmpty()) {
            return null;
        }
        List<String> groups = new ArrayList<>();
        for (String header : current.groupHeaders()) {
            credentials.header(header).stream()
                    .filter(value -> !value.isEmpty())
                    .forEach(groups::add);
        }
        return new UserInfo(name, first(current.uidHeaders(), credentials), groups, extra(current, credentials));
    }

    private static String first(List<String> headers, Credentials credentials) {
        for (String header : headers) {
            List<String> values = credentials.header(header);
            if (!values.isEmpty() && !values.get(0).isEmpty()) {
                return values.get(0);
            }
        }
        return "";
    }

    private static Map<String, List<String>> extra(RequestHeaderConfig current, Credentials credentials) {
        Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.addAll(credentials.headerNames());
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String prefix : current.extraHeaderPrefixes()) {
            for (String header : headers) {
                if (RequestHeaderConfig.startsWith(header, prefix)) {
                    extra.computeIfAbsent(key(header.substring(prefix.length())), key -> new ArrayList<>())
                            .addAll(credentials.header(header));
                }
            }
        }
        return extra;
    }

    /** The key that the proxy escaped to make it a header; one that is not escaped properly counts as it is. */
    private static String key(String escaped) {
        String lower = escaped.toLowerCase(Locale.ROOT);
        try {
            return URLDecoder.decode(lower.replace("+", "%2b"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }
}
