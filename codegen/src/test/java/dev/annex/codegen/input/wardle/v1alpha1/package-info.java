/** The first version of the wardle API. */
@NullMarked
package dev.annex.codegen.input.wardle.v1alpha1;

import org.jspecify.annotations.NullMarked;
