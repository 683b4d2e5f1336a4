/**
 * Encryption at rest, for any back end: a store whose values are sealed before another store keeps them.
 *
 * <p>A value is sealed by AES-GCM under a key of its own, which is derived from a data key and a random salt. The data key
 * is random too, lives as long as the process, and stands beside each value, itself sealed under one of the keys that the
 * operator gives. The key under which a value is stored is authenticated with it, so that values cannot be exchanged.
 */
@NullMarked
package dev.annex.storage.encryption;

import org.jspecify.annotations.NullMarked;
