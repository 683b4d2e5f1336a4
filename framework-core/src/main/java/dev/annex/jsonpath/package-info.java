/** JSONPath as kubectl reads it, for printer columns. */
@NullMarked
package dev.annex.jsonpath;

import org.jspecify.annotations.NullMarked;
