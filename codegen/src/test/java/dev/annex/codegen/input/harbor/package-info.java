/** An API with everything that can be declared, as for a CustomResourceDefinition. */
@NullMarked
package dev.annex.codegen.input.harbor;

import org.jspecify.annotations.NullMarked;
