/**
 * What user code implements and annotates: the few things about a resource that a Kubernetes CustomResourceDefinition
 * cannot say. It is light enough to be in a client's class path beside the fabric8 model classes.
 */
@NullMarked
package dev.annex.api;

import org.jspecify.annotations.NullMarked;
