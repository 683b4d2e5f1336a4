/**
 * Who may do what: authorizers and their decisions.
 */
@NullMarked
package dev.annex.authorization;

import org.jspecify.annotations.NullMarked;
