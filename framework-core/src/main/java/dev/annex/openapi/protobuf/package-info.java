/**
 * The OpenAPI documents in the protobuf of gnostic, which older clients ask for. Tables say which part of a document
 * goes into which field, as far as the documents of Kubernetes' servers use them.
 */
@NullMarked
package dev.annex.openapi.protobuf;

import org.jspecify.annotations.NullMarked;
