/** Patches: JSON patch, merge patch and strategic merge patch as pure functions over trees (sections 4.2 to 4.4). */
@NullMarked
package dev.annex.patch;

import org.jspecify.annotations.NullMarked;
