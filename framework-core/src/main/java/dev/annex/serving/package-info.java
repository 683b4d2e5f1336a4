/**
 * The server's side of TLS: the certificate it shows, made on the spot if none is given and exchanged without a
 * restart, and the question for a client certificate, whose answer is verified later, by authenticators.
 */
@NullMarked
package dev.annex.serving;

import org.jspecify.annotations.NullMarked;
