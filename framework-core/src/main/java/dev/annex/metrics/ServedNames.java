package dev.annex.metrics;

import dev.annex.meta.GroupVersion;
import dev.annex.request.RequestInfo;
import dev.annex.scheme.ServedResources;
import dev.annex.scheme.Subresource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The names that there are, so that requests for others do not become labels.
 *
 * @param resources what is served
 * @param paths the paths that are not those of resources
 */
record ServedNames(Set<Name> resources, Set<String> paths) {

    record Name(String group, String version, String resource, String subresource) {}

    static ServedNames of(ServedResources served, Collection<String> paths) {
        Set<Name> names = new HashSet<>();
        for (String group : served.groups()) {
            for (String version : served.versions(group)) {
                for (ServedResources.Entry entry : served.resources(new GroupVersion(group, version))) {
                    String resource = entry.definition().names().plural();
                    names.add(new Name(group, version, resource, ""));
                    entry.definition().subresources(entry.version()).stream()
                            .map(Subresource::name)
                            .forEach(part -> names.add(new Name(group, version, resource, part)));
                }
            }
        }
        return new ServedNames(Set.copyOf(names), Set.copyOf(paths));
    }

    boolean contain(RequestInfo info) {
        return resources.contains(new Name(info.group(), info.version(), info.resource(), info.subresource()));
    }

    /** The path if it is a known one, else nothing. */
    String path(RequestInfo info) {
        return !info.resourceRequest() && paths.contains(info.path()) ? info.path() : "";
    }
}
