/**
 * The formats of texts that Kubernetes knows, with the leniency and the strictness of the Go library behind its
 * validation: what a text may look like, not what it means.
 */
@NullMarked
package dev.annex.schema.validation.format;

import org.jspecify.annotations.NullMarked;
