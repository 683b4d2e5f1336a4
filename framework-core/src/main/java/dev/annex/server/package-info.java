/** The whole server, put together: the order of the filters, the table of routes, and its start and end. */
@NullMarked
package dev.annex.server;

import org.jspecify.annotations.NullMarked;
