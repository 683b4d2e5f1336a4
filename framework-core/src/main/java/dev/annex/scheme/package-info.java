/**
 * What is served: resources with their versions, names, verbs and the user code that belongs to them.
 */
@NullMarked
package dev.annex.scheme;

import org.jspecify.annotations.NullMarked;
