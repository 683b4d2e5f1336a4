/**
 * OpenAPI v2 and v3 of what a server serves. Both are renderings of one list of {@link dev.annex.openapi.Operation}s
 * and one set of definitions, so they cannot disagree. Pure functions of the declared resources.
 */
@NullMarked
package dev.annex.openapi;

import org.jspecify.annotations.NullMarked;
