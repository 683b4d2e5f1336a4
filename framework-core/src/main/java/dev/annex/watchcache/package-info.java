/**
 * The watch cache between registry and storage: an ordered, immutable snapshot per revision, a ring of recent events,
 * and the fan-out to watchers. Reads are answered from it, consistently, without asking the storage for objects; every
 * object is kept as the bytes that clients get.
 */
@NullMarked
package dev.annex.watchcache;

import org.jspecify.annotations.NullMarked;
