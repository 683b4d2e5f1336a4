package dev.annex.scheme;

import dev.annex.meta.GroupVersion;
import dev.annex.meta.KubeVersions;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The resources that clients can ask for, by group and version; what discovery and OpenAPI both read. */
public final class ServedResources {

    /**
     * A resource in one of its served versions.
     *
     * @param definition the resource
     * @param version the version
     */
    public record Entry(ResourceDefinition definition, VersionDefinition version) {

        /** The group and version. */
        public GroupVersion groupVersion() {
            return new GroupVersion(definition.group(), version.name());
        }
    }

    private final Map<String, List<String>> versions;
    private final List<Entry> entries;

    private ServedResources(Map<String, List<String>> versions, List<Entry> entries) {
        this.versions = versions;
        this.entries = entries;
    }

    /** Those of the definitions' versions that are served; groups keep the order in which they first appear. */
    public static ServedResources of(List<ResourceDefinition> definitions) {
        List<Entry> entries = definitions.stream()
                .flatMap(definition -> definition.versions().stream()
                        .filter(VersionDefinition::served)
                        .map(version -> new Entry(definition, version)))
                .sorted(Comparator.comparing(entry -> entry.definition().names().plural()))
                .toList();
        Map<String, List<String>> versions = new LinkedHashMap<>();
        for (ResourceDefinition definition : definitions) {
            versions.computeIfAbsent(definition.group(), group -> versionsOf(group, entries));
        }
        versions.values().removeIf(List::isEmpty);
        return new ServedResources(Collections.unmodifiableMap(versions), entries);
    }

    private static List<String> versionsOf(String group, List<Entry> entries) {
        TreeSet<String> versions = new TreeSet<>(KubeVersions.NEWEST_FIRST);
        entries.stream()
                .filter(entry -> entry.definition().group().equals(group))
                .forEach(entry -> versions.add(entry.version().name()));
        return List.copyOf(versions);
    }

    /** The groups in the order in which they were registered. */
    public List<String> groups() {
        return List.copyOf(versions.keySet());
    }

    /** The versions of a group, the preferred one first (D-13); empty if the group is unknown. */
    public List<String> versions(String group) {
        return versions.getOrDefault(group, List.of());
    }

    /** Whether all resources of a group behave as custom resources; true for a group without any. */
    public boolean custom(String group) {
        return entries.stream()
                .filter(entry -> entry.definition().group().equals(group))
                .allMatch(entry -> entry.definition().behaviour().customResource());
    }

    /** The resources of a version by plural name; empty if the version is unknown. */
    public List<Entry> resources(GroupVersion groupVersion) {
        return entries.stream()
                .filter(entry -> entry.groupVersion().equals(groupVersion))
                .toList();
    }
}
