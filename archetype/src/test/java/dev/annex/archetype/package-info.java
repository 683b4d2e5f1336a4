/** Tests that use the archetype as its users do. */
@NullMarked
package dev.annex.archetype;

import org.jspecify.annotations.NullMarked;
