/**
 * Structural OpenAPI v3 schemas as data, the source of pruning, defaulting, validation and field ownership.
 */
@NullMarked
package dev.annex.schema;

import org.jspecify.annotations.NullMarked;
