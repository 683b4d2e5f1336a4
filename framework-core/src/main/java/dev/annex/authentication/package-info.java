/**
 * Who asks: authenticators, tried in order, and the credentials they look at.
 */
@NullMarked
package dev.annex.authentication;

import org.jspecify.annotations.NullMarked;
