/** Version v1beta1 of the wardle API. */
@NullMarked
package dev.annex.samples.wardle.v1beta1;

import org.jspecify.annotations.NullMarked;
