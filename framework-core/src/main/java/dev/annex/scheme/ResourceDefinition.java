package dev.annex.scheme;

import dev.annex.api.Verb;
import dev.annex.meta.GroupResource;
import dev.annex.meta.GroupVersionKind;
import dev.annex.meta.KubeVersions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource as it is declared, once, for routes, discovery, OpenAPI and storage alike.
 *
 * @param group the API group
 * @param names what it is called
 * @param namespaced whether its objects live in namespaces
 * @param verbs the verbs it serves
 * @param behaviour how its objects live
 * @param versions its versions, exactly one of which is the storage version
 */
public record ResourceDefinition(
        String group,
        ResourceNames names,
        boolean namespaced,
        Set<Verb> verbs,
        Behaviour behaviour,
        List<VersionDefinition> versions) {

    /** Copies the collections and checks that exactly one version is stored. */
    public ResourceDefinition {
        verbs = Set.copyOf(verbs.isEmpty() ? EnumSet.allOf(Verb.class) : verbs);
        versions = List.copyOf(versions);
        long stored = versions.stream().filter(VersionDefinition::storage).count();
        if (stored != 1) {
            throw new DeclarationException(
                    "resource " + names.plural() + "." + group + " has " + stored + " storage versions",
                    "declare exactly one, with @Version(storage = true) on one class and @Version(storage = false) on"
                            + " the others");
        }
    }

    /** The group and plural name. */
    public GroupResource groupResource() {
        return new GroupResource(group, names.plural());
    }

    /** The version that objects are stored in. */
    public VersionDefinition storageVersion() {
        return versions.stream().filter(VersionDefinition::storage).findFirst().orElseThrow();
    }

    /** The version of that name, if it is declared. */
    public Optional<VersionDefinition> version(String name) {
        return versions.stream().filter(version -> version.name().equals(name)).findFirst();
    }

    /**
     * What clients that use that version are warned of: what its declaration says, or else that it is deprecated,
     * and which version to use instead if there is one that is no less stable or newer. Empty if it is not deprecated.
     */
    public Optional<String> deprecationWarning(VersionDefinition version) {
        if (!version.deprecated()) {
            return Optional.empty();
        }
        if (!version.deprecationWarning().isEmpty()) {
            return Optional.of(version.deprecationWarning());
        }
        String successor = versions.stream()
                .filter(other -> other.served() && !other.deprecated())
                .map(VersionDefinition::name)
                .filter(name -> KubeVersions.NEWEST_FIRST.compare(name, version.name()) < 0)
                .min(KubeVersions.NEWEST_FIRST)
                .map(name -> "; use " + group + "/" + name + " " + names.kind())
                .orElse("");
        return Optional.of(group + "/" + version.name() + " " + names.kind() + " is deprecated" + successor);
    }

    /** The kind in that version. */
    public GroupVersionKind kind(String version) {
        return new GroupVersionKind(group, version, names.kind());
    }

    /**
     * The subresources of that version by name: what each serves of get, patch and update is what the resource itself
     * serves of them.
     */
    public List<Subresource> subresources(VersionDefinition version) {
        Set<Verb> served = EnumSet.of(Verb.GET, Verb.PATCH, Verb.UPDATE);
        served.retainAll(verbs);
        List<Subresource> subresources = new ArrayList<>();
        if (version.scale() != null) {
            subresources.add(new Subresource("scale", Subresource.SCALE, served));
        }
        if (version.statusSubresource()) {
            subresources.add(
                    behaviour.customResource() ? 0 : subresources.size(),
                    new Subresource("status", kind(version.name()), served));
        }
        return List.copyOf(subresources);
    }
}
