/** Lists in pages: the token that says where the next page begins. */
@NullMarked
package dev.annex.paging;

import org.jspecify.annotations.NullMarked;
