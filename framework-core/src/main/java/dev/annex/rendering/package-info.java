/**
 * Objects as clients asked for them: in which version and in which shape (the object itself, a Table, its metadata
 * alone), made of cached bytes by copying where nothing has to change, and remembered where something has.
 */
@NullMarked
package dev.annex.rendering;

import org.jspecify.annotations.NullMarked;
