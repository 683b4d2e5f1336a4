package dev.annex.meta;

/**
 * A kind of object in one version of a group.
 *
 * @param group the group, empty for the legacy core group
 * @param version the version
 * @param kind the kind, such as {@code Flunder}
 */
public record GroupVersionKind(String group, String version, String kind) {

    /** The group and version alone. */
    public GroupVersion groupVersion() {
        return new GroupVersion(group, version);
    }

    /** The kind and group as error messages write them: {@code Flunder.wardle.example.com}. */
    public String groupKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
