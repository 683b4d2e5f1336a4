/**
 * The life of objects (Kubernetes: the generic registry store): what happens to an object between the handler that
 * decoded it and the storage that keeps its bytes. Creation, update and deletion work on trees in the hub version;
 * two functions are handed down to them and run inside the compare-and-swap loop: the update of the current object, and
 * validating admission.
 */
@NullMarked
package dev.annex.registry;

import org.jspecify.annotations.NullMarked;
