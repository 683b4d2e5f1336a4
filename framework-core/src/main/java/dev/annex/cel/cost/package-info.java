/**
 * What expressions cost, in the units of CEL: what an evaluation did cost, metered while it runs, and what it could cost
 * at worst, estimated when it is compiled.
 */
@NullMarked
package dev.annex.cel.cost;

import org.jspecify.annotations.NullMarked;
