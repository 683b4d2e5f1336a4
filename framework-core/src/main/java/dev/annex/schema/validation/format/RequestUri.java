package dev.annex.schema.validation.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** URIs as they can stand in a request: absolute, or a path. Go's {@code url.ParseRequestURI} decides. */
final class RequestUri {

    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):");
    private static final Pattern USER = Pattern.compile("^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$");
    private static final Pattern PORT = Pattern.compile("^(:[0-9]*)?$");
    private static final Pattern HOST = Pattern.compile(
            "^(?:[A-Za-z0-9._~!$&'()*+,;=:\\[\\]<>\"-]|[^\\x00-\\x7f]" + "|%25|%[89a-fA-F][0-9a-fA-F])*$");
    private static final Pattern ESCAPED = Pattern.compile("^(?:[^%]|%[0-9a-fA-F]{2})*$");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");

    private RequestUri() {}

    static boolean isValid(String text) {
        if (text.isEmpty() || text.startsWith(":") || CONTROL.matcher(text).find()) {
            return false;
        }
        if (text.equals("*")) {
            return true;
        }
        Matcher scheme = SCHEME.matcher(text);
        boolean absolute = scheme.find();
        String rest = absolute ? text.substring(scheme.end()) : text;
        int query = rest.indexOf('?');
        rest = query < 0 ? rest : rest.substring(0, query);
        if (!rest.startsWith("/")) {
            return absolute;
        }
        if (absolute && rest.startsWith("//")) {
            int path = rest.indexOf('/', 2);
            String authority = path < 0 ? rest.substring(2) : rest.substring(2, path);
            rest = path < 0 ? "" : rest.substring(path);
            if (!isAuthority(authority)) {
                return false;
            }
        }
        return ESCAPED.matcher(rest).find();
    }

    private static boolean isAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String user = authority.substring(0, at);
            if (!USER.matcher(user).find() || !ESCAPED.matcher(user).find()) {
                return false;
            }
        }
        String host = authority.substring(at + 1);
        int port = host.startsWith("[") ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
        if (host.startsWith("[")) {
            int zone = host.indexOf("%25");
            int end = zone < 0 ? port - 1 : zone;
            boolean unnamedZone = zone >= 0 && zone + 3 >= port - 1;
            if (port == 0 || end < 1 || unnamedZone || !IpAddresses.isIpv6(host.substring(1, end))) {
                return false;
            }
        }
        return (port < 0 || PORT.matcher(host.substring(port)).find())
                && HOST.matcher(host).find();
    }
}
