/**
 * From annotated classes to structural schemas: what fabric8's generator makes of a class is completed with what it
 * leaves out, walked along the class's properties in the order of their declaration. docs/schema.md says what every
 * annotation becomes.
 */
@NullMarked
package dev.annex.codegen.schema;

import org.jspecify.annotations.NullMarked;
