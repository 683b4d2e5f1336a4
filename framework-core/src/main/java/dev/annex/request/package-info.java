/**
 * What is known of a request before it is handled: who asks, which verb, which resource.
 */
@NullMarked
package dev.annex.request;

import org.jspecify.annotations.NullMarked;
