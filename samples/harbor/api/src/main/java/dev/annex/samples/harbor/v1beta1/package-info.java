/** Version v1beta1 of the harbor API: ships in other columns, and ports with fewer restrictions. */
@NullMarked
package dev.annex.samples.harbor.v1beta1;

import org.jspecify.annotations.NullMarked;
