/**
 * Authorization by the cluster, which is asked about every request that is not allowed for other reasons.
 */
@NullMarked
package dev.annex.authorization.delegated;

import org.jspecify.annotations.NullMarked;
