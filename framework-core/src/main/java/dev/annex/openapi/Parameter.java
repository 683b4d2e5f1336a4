package dev.annex.openapi;

/**
 * A path or query parameter of an operation.
 *
 * @param name its name
 * @param in {@code path} or {@code query}
 * @param type its OpenAPI type
 * @param description what it does
 */
record Parameter(String name, String in, String type, String description) {

    static Parameter path(String name, String description) {
        return new Parameter(name, "path", "string", description);
    }

    static Parameter query(String name, String type, String description) {
        return new Parameter(name, "query", type, description);
    }

    boolean required() {
        return in.equals("path");
    }
}
