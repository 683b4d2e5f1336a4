/** Version v1alpha1 of the wardle API. */
@NullMarked
package dev.annex.samples.wardle.v1alpha1;

import org.jspecify.annotations.NullMarked;
