/**
 * The reference back end: correct, quick and forgotten when the process ends. For tests, and for trying things out.
 */
@NullMarked
package dev.annex.storage.memory;

import org.jspecify.annotations.NullMarked;
