/**
 * The connection to the cluster behind whose aggregator the server runs. This package and its namesakes below
 * authentication, authorization and admission are the only ones that use a client of the cluster.
 */
@NullMarked
package dev.annex.delegated;

import org.jspecify.annotations.NullMarked;
