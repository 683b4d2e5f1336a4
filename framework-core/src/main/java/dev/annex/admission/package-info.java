/** Whether a write is admitted: what the server itself asks of every write, beside the plugins of user code. */
@NullMarked
package dev.annex.admission;

import org.jspecify.annotations.NullMarked;
