/** Classes with mistakes. */
@NullMarked
package dev.annex.codegen.input.broken;

import org.jspecify.annotations.NullMarked;
