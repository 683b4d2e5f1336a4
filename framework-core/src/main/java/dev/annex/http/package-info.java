/**
 * The request and its answer: what filters and handlers share, and the only code that writes to the wire. Bytes are
 * written as they are; failures are rendered as a Status here and nowhere else.
 */
@NullMarked
package dev.annex.http;

import org.jspecify.annotations.NullMarked;
