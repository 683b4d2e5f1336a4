package dev.annex.cel.library;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/** {@code url('https://example.com/')} and its parts. */
final class UrlFunctions {

    private static final Parameter<Url> URL = new Parameter<>(OpaqueType.create("kubernetes.URL"), Url.class);

    private UrlFunctions() {}

    static List<LibraryFunction> all() {
        return List.of(
                LibraryFunction.global("url", "string_to_url", URL.type(), Parameter.STRING, Url::parse),
                LibraryFunction.global(
                        "isURL",
                        "is_url_string",
                        SimpleType.BOOL,
                        Parameter.STRING,
                        text -> Url.fault(text).isEmpty()),
                LibraryFunction.member("getScheme", "url_get_scheme", SimpleType.STRING, URL, Url::scheme),
                LibraryFunction.member("getHost", "url_get_host", SimpleType.STRING, URL, Url::host),
                LibraryFunction.member("getHostname", "url_get_hostname", SimpleType.STRING, URL, Url::hostname),
                LibraryFunction.member("getPort", "url_get_port", SimpleType.STRING, URL, Url::port),
                LibraryFunction.member("getEscapedPath", "url_get_escaped_path", SimpleType.STRING, URL, Url::path),
                LibraryFunction.member(
                        "getQuery",
                        "url_get_query",
                        MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)),
                        URL,
                        Url::parameters));
    }
}
