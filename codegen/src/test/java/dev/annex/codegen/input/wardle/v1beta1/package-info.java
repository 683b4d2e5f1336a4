/** The second version of the wardle API. */
@NullMarked
package dev.annex.codegen.input.wardle.v1beta1;

import org.jspecify.annotations.NullMarked;
