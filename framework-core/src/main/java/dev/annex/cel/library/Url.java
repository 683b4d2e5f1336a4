package dev.annex.cel.library;

import com.google.common.base.Splitter;
import dev.annex.cel.value.EvaluationException;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An absolute URI, or an absolute path, taken apart as Go takes it apart.
 *
 * @param text as it was written
 * @param scheme in lower case, or empty
 * @param host with the port and with the brackets of an IPv6 address, or empty
 * @param path escaped
 * @param query what stands behind the question mark, escaped
 */
record Url(String text, String scheme, String host, String path, String query) implements KubernetesValue {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern PORT = Pattern.compile("|:[0-9]*");

    /** A text that is no URL. */
    static final class Malformed extends RuntimeException {

        Malformed(String message) {
            super(message);
        }
    }

    @Override
    public String typeName() {
        return "kubernetes.URL";
    }

    static Url parse(String text) {
        Optional<String> fault = fault(text);
        if (fault.isPresent()) {
            throw new EvaluationException("URL parse error during conversion from string: " + fault.get());
        }
        int fragment = text.indexOf('#');
        String url = fragment < 0 ? text : text.substring(0, fragment);
        // upstream reads it once more, as a reference, which may begin with a host
        return url.startsWith("//") && !url.startsWith("///")
                ? split("x:" + url).withoutScheme(text)
                : split(url);
    }

    private Url withoutScheme(String written) {
        return new Url(written, "", host, path, query);
    }

    /** Why a text is no URL; nothing if it is one. */
    static Optional<String> fault(String text) {
        try {
            split(text);
            return Optional.empty();
        } catch (Malformed e) {
            return Optional.of("parse " + GoQuote.quote(text) + ": " + e.getMessage());
        }
    }

    private static Url split(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new Malformed("net/url: invalid control character in URL");
        }
        if (text.isEmpty()) {
            throw new Malformed("empty url");
        }
        String scheme = scheme(text);
        String rest = scheme.isEmpty() ? text : text.substring(scheme.length() + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/")) {
            if (scheme.isEmpty()) {
                throw new Malformed("invalid URI for request");
            }
            return new Url(text, scheme, "", "", query);
        }
        String host = "";
        if (!scheme.isEmpty() && rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            host = host(rest.substring(2, slash < 0 ? rest.length() : slash));
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        UrlEscapes.unescape(rest, false);
        return new Url(text, scheme.toLowerCase(Locale.ROOT), host, UrlEscapes.path(rest), query);
    }

    private static String scheme(String text) {
        int colon = text.indexOf(':');
        if (colon == 0) {
            throw new Malformed("missing protocol scheme");
        }
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        if (SCHEME.matcher(scheme).matches()) {
            return scheme;
        }
        boolean digits = !scheme.isEmpty() && SCHEME.matcher("a" + scheme).matches();
        if (digits && Character.isLetter(scheme.charAt(0))) {
            throw new Malformed("first path segment in URL cannot contain colon");
        }
        return "";
    }

    private static String host(String authority) {
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String user = authority.substring(0, at);
            if (!user.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0)) {
                throw new Malformed("net/url: invalid userinfo");
            }
            UrlEscapes.unescape(user, false);
        }
        String host = authority.substring(at + 1);
        String port;
        if (host.startsWith("[")) {
            int bracket = host.lastIndexOf(']');
            if (bracket < 0) {
                throw new Malformed("missing ']' in host");
            }
            port = host.substring(bracket + 1);
        } else {
            int colon = host.indexOf(':');
            port = colon < 0 ? "" : host.substring(colon);
        }
        if (!PORT.matcher(port).matches()) {
            throw new Malformed("invalid port " + GoQuote.quote(port) + " after host");
        }
        return UrlEscapes.host(host);
    }

    String port() {
        int bracket = host.lastIndexOf(']');
        int colon = host.indexOf(':', Math.max(bracket, 0));
        return colon < 0 ? "" : host.substring(colon + 1);
    }

    String hostname() {
        if (host.startsWith("[")) {
            return host.substring(1, host.lastIndexOf(']'));
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** The values of each parameter, unescaped; what cannot be read is left out. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : Splitter.on('&').omitEmptyStrings().split(query)) {
            if (pair.contains(";")) {
                continue;
            }
            int equals = pair.indexOf('=');
            try {
                String key = UrlEscapes.unescape(equals < 0 ? pair : pair.substring(0, equals), true);
                String value = equals < 0 ? "" : UrlEscapes.unescape(pair.substring(equals + 1), true);
                parameters.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
            } catch (Malformed e) {
                // as upstream: what is well-formed counts all the same
            }
        }
        return parameters;
    }
}
