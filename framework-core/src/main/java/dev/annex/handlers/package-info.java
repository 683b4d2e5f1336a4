/**
 * What is done for each verb, one class a verb. A handler negotiates, reads and decodes, hands the object down to the
 * registry together with the update and the validation to run there, and renders what comes back.
 */
@NullMarked
package dev.annex.handlers;

import org.jspecify.annotations.NullMarked;
