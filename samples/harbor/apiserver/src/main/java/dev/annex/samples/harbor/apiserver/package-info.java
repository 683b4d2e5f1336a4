/** The server of the harbor API: all that its resources mean, their classes say. */
@NullMarked
package dev.annex.samples.harbor.apiserver;

import org.jspecify.annotations.NullMarked;
