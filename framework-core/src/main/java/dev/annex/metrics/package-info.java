/**
 * What a server measures of itself, under the names that Kubernetes' own servers use (O-10), in whatever registry the
 * application has. Meters are found without making tags anew, and their labels hold only names that the server knows,
 * whatever clients ask for.
 */
@NullMarked
package dev.annex.metrics;

import org.jspecify.annotations.NullMarked;
