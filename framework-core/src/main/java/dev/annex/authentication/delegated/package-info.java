/**
 * Authentication by the cluster: the certificates and headers that it tells its extension servers to trust, and tokens
 * that it is asked about.
 */
@NullMarked
package dev.annex.authentication.delegated;

import org.jspecify.annotations.NullMarked;
