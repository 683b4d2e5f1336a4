/**
 * JSON trees as CEL values, adapted where and when an expression looks at them, with the equality and the {@code +} that
 * Kubernetes gives lists that are sets or maps.
 */
@NullMarked
package dev.annex.cel.value;

import org.jspecify.annotations.NullMarked;
