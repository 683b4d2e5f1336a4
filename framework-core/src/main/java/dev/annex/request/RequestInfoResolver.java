package dev.annex.request;

import dev.annex.selector.FieldSelector;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import dev.annex.validation.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads from a request's method, path and query what is asked for. Looks nothing up. */
public final class RequestInfoResolver {

    private static final Set<String> PATH_VERBS = Set.of("proxy", "watch");
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");
    private static final Set<String> VERBS_WITH_SELECTORS = Set.of("list", "watch", "deletecollection");

    private RequestInfoResolver() {}

    /**
     * What a request asks for.
     *
     * @param method the HTTP method as sent
     * @param path the path with its escapes resolved
     * @param query the query's parameters, each with its values in order
     * @throws StatusException with 500 if the path ends after a verb that has to be followed by a resource
     */
    public static RequestInfo resolve(String method, String path, Map<String, List<String>> query) {
        List<String> parts = split(path);
        boolean legacy = !parts.isEmpty() && parts.get(0).equals("api");
        boolean grouped = !parts.isEmpty() && parts.get(0).equals("apis");
        if (parts.size() < (grouped ? 4 : 3) || (!legacy && !grouped)) {
            return nonResource(method, path, grouped && parts.size() == 3 ? "apis" : "");
        }
        String group = grouped ? parts.get(1) : "";
        String version = parts.get(grouped ? 2 : 1);
        List<String> rest = parts.subList(grouped ? 3 : 2, parts.size());
        String verb = verb(method);
        boolean verbInPath = PATH_VERBS.contains(rest.get(0));
        if (verbInPath) {
            if (rest.size() < 2) {
                throw Failures.plain("unable to determine kind and namespace from url, " + path);
            }
            verb = rest.get(0);
            rest = rest.subList(1, rest.size());
        }
        String namespace = "";
        if (rest.get(0).equals("namespaces") && rest.size() > 1) {
            namespace = rest.get(1);
            if (rest.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(rest.get(2))) {
                rest = rest.subList(2, rest.size());
            }
        }
        return resource(path, new Place(parts.get(0), group, version, namespace, rest), verb, verbInPath, query);
    }

    private record Place(String prefix, String group, String version, String namespace, List<String> parts) {}

    private static RequestInfo resource(
            String path, Place place, String verb, boolean verbInPath, Map<String, List<String>> query) {
        List<String> parts = place.parts();
        String name = parts.size() > 1 ? parts.get(1) : "";
        String subresource = parts.size() > 2 && !verb.equals("proxy") ? parts.get(2) : "";
        String finalVerb = verb;
        if (name.isEmpty() && verb.equals("get")) {
            finalVerb = new Parameters(query).flag("watch") ? "watch" : "list";
            name = selectedName(query);
        } else if (name.isEmpty() && verb.equals("delete")) {
            finalVerb = "deletecollection";
        }
        boolean selectors = !verbInPath && VERBS_WITH_SELECTORS.contains(finalVerb);
        Parameters parameters = new Parameters(selectors ? query : Map.of());
        return new RequestInfo(
                true,
                path,
                finalVerb,
                place.prefix(),
                place.group(),
                place.version(),
                place.namespace(),
                parts.get(0),
                subresource,
                name,
                List.copyOf(parts),
                parameters.text("fieldSelector"),
                parameters.text("labelSelector"));
    }

    /** the name that the field selector asks for, unless some option cannot be read at all. */
    private static String selectedName(Map<String, List<String>> query) {
        try {
            return ListOptions.decode(query)
                    .fieldSelector()
                    .requiresExactMatch(FieldSelector.NAME)
                    .filter(Names::isPathSegment)
                    .orElse("");
        } catch (StatusException e) {
            return ""; // the handler will say so, to those who may list at all
        }
    }

    private static RequestInfo nonResource(String method, String path, String prefix) {
        return new RequestInfo(
                false, path, method.toLowerCase(Locale.ROOT), prefix, "", "", "", "", "", "", List.of(), "", "");
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "";
        };
    }

    private static List<String> split(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return start == end ? List.of() : List.of(path.substring(start, end).split("/", -1));
    }
}
