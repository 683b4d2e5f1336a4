/**
 * Discovery: what groups, versions and resources a server has, in the plain documents of every client and the
 * aggregated one of newer clients and the aggregation layer. Pure functions of the declared resources.
 */
@NullMarked
package dev.annex.discovery;

import org.jspecify.annotations.NullMarked;
