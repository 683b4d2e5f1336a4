/**
 * Runs the real kubectl in tests: what counts for a user is what {@code kubectl get} prints, not what a client library
 * makes of the same answer. Tests that need it carry {@link dev.annex.test.kubectl.RequiresKubectl}.
 */
@NullMarked
package dev.annex.test.kubectl;

import org.jspecify.annotations.NullMarked;
