/**
 * From annotated classes to files: one model of the API is read from compiled classes, and every output is written
 * from that model, the same bytes for the same input. Knows nothing of Maven.
 */
@NullMarked
package dev.annex.codegen;

import org.jspecify.annotations.NullMarked;
