/**
 * What goes wrong and how clients are told: one exception type, rendered once as a Kubernetes Status.
 */
@NullMarked
package dev.annex.status;

import org.jspecify.annotations.NullMarked;
