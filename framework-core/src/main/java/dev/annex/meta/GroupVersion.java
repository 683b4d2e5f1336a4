package dev.annex.meta;

/**
 * A version of an API group.
 *
 * @param group the group, empty for the legacy core group
 * @param version the version, such as {@code v1beta1}
 */
public record GroupVersion(String group, String version) {

    /**
     * Reads what objects carry as {@code apiVersion}.
     *
     * @throws IllegalArgumentException if there is more than one slash
     */
    public static GroupVersion parse(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        if (slash != apiVersion.lastIndexOf('/')) {
            throw new IllegalArgumentException("unexpected GroupVersion string: " + apiVersion);
        }
        return slash < 0
                ? new GroupVersion("", apiVersion)
                : new GroupVersion(apiVersion.substring(0, slash), apiVersion.substring(slash + 1));
    }

    /** The kind of that name in this group and version. */
    public GroupVersionKind kind(String kind) {
        return new GroupVersionKind(group, version, kind);
    }

    /** The form that objects carry as {@code apiVersion}. */
    @Override
    public String toString() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
