/** Which form an answer takes: the Accept header's clauses, tried in order against what can be given. */
@NullMarked
package dev.annex.negotiation;

import org.jspecify.annotations.NullMarked;
