package dev.annex.cel;

import dev.annex.api.FieldError;
import java.util.Optional;

/**
 * A rule that can be evaluated.
 *
 * @param declaration as it was declared
 * @param expression what has to be true
 * @param message makes what is said if it is not; empty if the declaration's message is
 * @param field the field at fault, relative to the value; empty if it is the value itself
 * @param type the kind of fault
 */
record CompiledRule(
        RuleDeclaration declaration,
        Expression expression,
        Optional<Expression> message,
        String field,
        FieldError.Type type) {}
