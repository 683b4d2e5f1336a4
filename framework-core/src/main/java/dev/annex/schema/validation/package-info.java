/**
 * Judges objects by their schema as Kubernetes judges custom resources: value by value, with ratcheting of what an
 * update leaves alone, then embedded resources, list types and rules. A schema is compiled once into a tree of immutable
 * validators; {@link dev.annex.schema.validation.ObjectValidator} is the door.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4008-crd-ratcheting">
 *     KEP-4008</a>
 */
@NullMarked
package dev.annex.schema.validation;

import org.jspecify.annotations.NullMarked;
