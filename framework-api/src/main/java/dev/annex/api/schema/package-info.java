/**
 * What a schema says of a field beyond its Java type and fabric8's annotations. Names and meanings are those of
 * Kubernetes' structural schemas.
 */
@NullMarked
package dev.annex.api.schema;

import org.jspecify.annotations.NullMarked;
