/**
 * What admission has to know of the cluster.
 */
@NullMarked
package dev.annex.admission.delegated;

import org.jspecify.annotations.NullMarked;
