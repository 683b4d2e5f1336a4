package dev.annex.codegen.output.wardle;

import dev.annex.test.conversion.ConversionContract;

/**
 * Random objects of every version come back the same from every other.
 * Written once; it is yours now: see what can be overridden.
 */
class ConversionTests extends ConversionContract {
}
