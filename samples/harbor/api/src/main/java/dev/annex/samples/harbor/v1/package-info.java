/** Version v1 of the harbor API, which is stored; v1beta1 of Ship shares its structs. */
@NullMarked
package dev.annex.samples.harbor.v1;

import org.jspecify.annotations.NullMarked;
