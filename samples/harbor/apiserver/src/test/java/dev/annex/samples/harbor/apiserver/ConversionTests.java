package dev.annex.samples.harbor.apiserver;

import dev.annex.test.conversion.ConversionContract;

/** Every version of every kind comes back the same from every other. */
class ConversionTests extends ConversionContract {}
