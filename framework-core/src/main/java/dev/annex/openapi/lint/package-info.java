/**
 * Finds in the OpenAPI documents of a server what would break a cluster: the aggregation layer merges the documents of
 * all servers, and one that it cannot read takes kubectl's validation, explain and apply with it. Knows the documents
 * alone, not how they were made.
 */
@NullMarked
package dev.annex.openapi.lint;

import org.jspecify.annotations.NullMarked;
