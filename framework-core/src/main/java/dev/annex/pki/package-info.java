/**
 * Certificates and keys: reading and writing them as PEM, and issuing them from an authority of one's own.
 */
@NullMarked
package dev.annex.pki;

import org.jspecify.annotations.NullMarked;
