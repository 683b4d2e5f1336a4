/**
 * What Kubernetes allows in names, labels and metadata, and the sentences in which it refuses the rest. Knows nothing
 * of requests or storage.
 */
@NullMarked
package dev.annex.validation;

import org.jspecify.annotations.NullMarked;
