/**
 * Writers and watchers at once over one served store that loses its watches and its history: whatever a watcher was told
 * is compared with what the store's own log says it had to be told.
 */
@NullMarked
package dev.annex.interleaving;

import org.jspecify.annotations.NullMarked;
