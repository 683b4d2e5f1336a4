/**
 * The names of things: groups, versions, kinds, resources and the keys of objects. Imports nothing of ours.
 */
@NullMarked
package dev.annex.meta;

import org.jspecify.annotations.NullMarked;
