/** Watches as streams: events as frames, in order, no faster than the client reads, ended in the ways clients know. */
@NullMarked
package dev.annex.watch;

import org.jspecify.annotations.NullMarked;
