/**
 * What every request passes before a handler sees it, one class a concern. The order, which is the security design,
 * stands in one list in the server.
 */
@NullMarked
package dev.annex.filters;

import org.jspecify.annotations.NullMarked;
