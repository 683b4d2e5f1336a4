/**
 * Brings a server into a cluster: applies its manifests, makes its certificate known on both sides, and waits until the
 * cluster's API includes the server's. Knows no Maven.
 */
@NullMarked
package dev.annex.deploy;

import org.jspecify.annotations.NullMarked;
