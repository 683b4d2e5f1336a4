/**
 * Jazzer's targets: whatever clients send, the server answers it, in time, with words of its own. Each target's kept
 * inputs stand in {@code src/test/resources} and are replayed by every build.
 */
@NullMarked
package dev.annex.fuzz;

import org.jspecify.annotations.NullMarked;
