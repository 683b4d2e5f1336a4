package dev.annex.scheme;

import dev.annex.meta.GroupVersion;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.GoQuote;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kinds that a server has heard of, be it that they cannot be sent to where they were sent. Kubernetes' servers tell
 * apart a kind that is out of place and one that they do not know, and name the registry in which they looked for it.
 */
public final class RegisteredKinds {

    /** What every group and version has. */
    private static final Set<String> OPTIONS = Set.of(
            "CreateOptions",
            "DeleteOptions",
            "GetOptions",
            "ListOptions",
            "PatchOptions",
            "UpdateOptions",
            "WatchEvent");

    /** What is the same in every group and version, whatever it says. */
    private static final Set<String> UNVERSIONED =
            Set.of("APIGroup", "APIGroupList", "APIResourceList", "APIVersions", "Status");

    private static final String META_VERSION = "v1";

    private final String name;
    private final Map<String, Set<String>> kinds = new HashMap<>();

    /**
     * The kinds of these resources.
     *
     * @param name what the registry is called
     */
    public RegisteredKinds(String name, List<ResourceDefinition> resources) {
        this.name = name;
        for (ResourceDefinition resource : resources) {
            for (VersionDefinition version : resource.versions()) {
                GroupVersionKind kind = resource.kind(version.name());
                Set<String> known = kinds.computeIfAbsent(kind.groupVersion().toString(), unused -> new HashSet<>());
                known.addAll(List.of(kind.kind(), resource.names().listKind()));
            }
        }
    }

    /** Why an object of a kind cannot be handled as one of another kind. */
    public String whyNot(String apiVersion, String kind, GroupVersionKind wanted) {
        Set<String> known = kinds.getOrDefault(apiVersion, Set.of());
        boolean core = apiVersion.equals(META_VERSION);
        if (known.contains(kind)) {
            return unconvertible(GroupVersion.parse(apiVersion).version(), kind, wanted);
        }
        if ((OPTIONS.contains(kind) && (core || !known.isEmpty())) || UNVERSIONED.contains(kind)) {
            return unconvertible(META_VERSION, kind, wanted);
        }
        return "no kind " + GoQuote.quote(kind) + " is registered for version " + GoQuote.quote(apiVersion)
                + " in scheme " + GoQuote.quote(name);
    }

    /** The type of upstream's that all versions of a kind are converted to is named after the group. */
    private static String unconvertible(String version, String kind, GroupVersionKind wanted) {
        String hub = wanted.group().split("\\.", 2)[0];
        return "converting (" + version + "." + kind + ") to (" + hub + "." + wanted.kind() + "): unknown conversion";
    }
}
