/**
 * Linearizability of operations on single objects: clients work on the same few objects at once, what they did and saw is
 * recorded, and {@link dev.annex.test.linearizability.Linearizability} searches for an order that explains all of it,
 * by the algorithm of Wing and Gong with Lowe's memory of what has been tried.
 */
@NullMarked
package dev.annex.test.linearizability;

import org.jspecify.annotations.NullMarked;
