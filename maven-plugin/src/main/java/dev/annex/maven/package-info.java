/**
 * The goals of the {@code annex} Maven plugin: thin shells that collect what Maven knows, call the code generator or
 * start the server, and say in the user's words what went wrong.
 */
@NullMarked
package dev.annex.maven;

import org.jspecify.annotations.NullMarked;
