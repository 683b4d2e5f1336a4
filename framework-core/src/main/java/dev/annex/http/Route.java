package dev.annex.http;

/**
 * What a request was found to be for, as the server's meters name it (O-10). Requests that no route takes have none.
 *
 * @param group the API group, empty where the path is not one of a resource
 * @param version the API version, empty likewise
 * @param resource the resource, empty likewise
 * @param subresource the subresource; the path where it is not one of a resource
 * @param scope {@code resource}, {@code namespace} or {@code cluster}, empty where the path is not one of a resource
 * @param component who serves it
 * @param watchPath whether the path itself asks for a watch
 * @param sized whether the sizes of answers are of interest, which they are for those that read
 * @param deprecation whether the version is deprecated, and when it goes
 */
public record Route(
        String group,
        String version,
        String resource,
        String subresource,
        String scope,
        String component,
        boolean watchPath,
        boolean sized,
        Deprecation deprecation) {

    /** The component that serves all but probes. */
    public static final String API_SERVER = "apiserver";

    /**
     * Whether a version is deprecated.
     *
     * @param deprecated whether it is
     * @param removedRelease the release without it, such as {@code 1.10}; empty if that is not known
     */
    public record Deprecation(boolean deprecated, String removedRelease) {

        /** That it is not. */
        public static final Deprecation NONE = new Deprecation(false, "");
    }

    /** The route of a path that is not one of a resource. */
    public static Route of(String path, String component) {
        return new Route("", "", "", path, "", component, false, true, Deprecation.NONE);
    }
}
