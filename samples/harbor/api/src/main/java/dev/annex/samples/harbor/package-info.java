/** The harbor API: annotated classes that say what a CustomResourceDefinition with every feature would. */
@NullMarked
package dev.annex.samples.harbor;

import org.jspecify.annotations.NullMarked;
