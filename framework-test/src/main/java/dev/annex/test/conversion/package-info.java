/**
 * Round trips of random objects through the versions of a kind. A test class that extends
 * {@link dev.annex.test.conversion.ConversionContract} checks every pair of versions that the server declares, with
 * objects made from their schemas by numbered seeds; a loss is reported by its path, in the smallest object that shows it.
 */
@NullMarked
package dev.annex.test.conversion;

import org.jspecify.annotations.NullMarked;
