/** What a user's module holds. */
@NullMarked
package dev.annex.maven.input.v1;

import org.jspecify.annotations.NullMarked;
