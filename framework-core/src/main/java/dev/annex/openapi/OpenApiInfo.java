package dev.annex.openapi;

/**
 * What OpenAPI documents say of the server as a whole.
 *
 * @param title the server's name
 * @param version the server's version
 */
public record OpenApiInfo(String title, String version) {}
