/**
 * The storage SPI: bytes under keys, with one revision counter for the whole store, in commit order.
 */
@NullMarked
package dev.annex.storage;

import org.jspecify.annotations.NullMarked;
