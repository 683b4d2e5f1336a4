/**
 * A cluster for tests: certificates, an API server's endpoints that an extension server uses, played over real TLS, and
 * a real kube-apiserver where its binaries are at hand.
 */
@NullMarked
package dev.annex.test.cluster;

import org.jspecify.annotations.NullMarked;
