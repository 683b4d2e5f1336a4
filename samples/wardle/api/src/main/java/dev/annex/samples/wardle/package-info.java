/** The wardle API of Kubernetes' sample-apiserver, with annotated classes. */
@NullMarked
package dev.annex.samples.wardle;

import org.jspecify.annotations.NullMarked;
