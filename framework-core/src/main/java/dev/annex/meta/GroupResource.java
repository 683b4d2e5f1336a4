package dev.annex.meta;

/**
 * A resource of a group, whatever the version.
 *
 * @param group the group, empty for the legacy core group
 * @param resource the plural name, such as {@code flunders}
 */
public record GroupResource(String group, String resource) {

    /** The form that error messages use: {@code flunders.wardle.example.com}. */
    @Override
    public String toString() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
