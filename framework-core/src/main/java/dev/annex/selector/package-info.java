/**
 * Label and field selectors: their grammars, with the error texts that clients know, and their meaning. A selector is
 * parsed once and then matched against many objects.
 */
@NullMarked
package dev.annex.selector;

import org.jspecify.annotations.NullMarked;
