package dev.annex.codegen;

/**
 * A file to be written.
 *
 * @param target what it is for, which says where it belongs and whether it may be overwritten
 * @param path its path there, with slashes
 * @param content its text
 */
public record GeneratedFile(Target target, String path, String content) {

    /** What generated files are for. */
    public enum Target {
        /** Java source to be compiled. */
        JAVA,
        /** A resource for the class path. */
        RESOURCE,
        /** A document for people and tools: OpenAPI, discovery, manifests. */
        DOCUMENT,
        /** What clients are served, to be checked in: the next generation compares with it. */
        RECORD,
        /** Java source that belongs to the user once it is written: never overwrite it. */
        SKELETON,
        /** Java source for the server's tests, which belongs to the user as well once it is written. */
        TEST
    }
}
