/** Tables, the form in which kubectl asks for what it prints: their columns, and the cells of an object's row. */
@NullMarked
package dev.annex.table;

import org.jspecify.annotations.NullMarked;
