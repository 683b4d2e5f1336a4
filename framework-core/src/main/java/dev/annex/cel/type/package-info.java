/**
 * What a schema's values are to the CEL compiler: types with names, fields and the largest sizes that they can have, as
 * Kubernetes reads them off a structural schema.
 */
@NullMarked
package dev.annex.cel.type;

import org.jspecify.annotations.NullMarked;
