/** The server of the wardle API: what its resources mean, beyond what their classes say. */
@NullMarked
package dev.annex.samples.wardle.apiserver;

import org.jspecify.annotations.NullMarked;
