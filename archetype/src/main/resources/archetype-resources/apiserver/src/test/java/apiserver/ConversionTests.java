package ${package}.apiserver;

import dev.annex.test.conversion.ConversionContract;

/**
 * Random objects of every version come back the same from their class, and from every other version once there are
 * several. What can be overridden helps where rules refuse what is random.
 */
class ConversionTests extends ConversionContract {}
