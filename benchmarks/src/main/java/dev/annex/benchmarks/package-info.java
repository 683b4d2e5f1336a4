/** End-to-end load on the sample server and, in the same run, on a bare handler: read the ratios, not the figures. */
@NullMarked
package dev.annex.benchmarks;

import org.jspecify.annotations.NullMarked;
