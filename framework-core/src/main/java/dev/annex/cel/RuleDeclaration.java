package dev.annex.cel;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule as it is declared.
 *
 * @param json the whole declaration
 * @param rule what has to be true
 * @param message what is said if it is not; empty if not given
 * @param messageExpression makes what is said; empty if not given
 * @param fieldPath which field is at fault, relative to the schema; empty if it is the value itself
 * @param reason the kind of fault; empty if not given
 * @param optionalOldSelf whether {@code oldSelf} may be missing
 */
record RuleDeclaration(
        JsonNode json,
        String rule,
        String message,
        String messageExpression,
        String fieldPath,
        String reason,
        boolean optionalOldSelf) {

    static RuleDeclaration parse(JsonNode json) {
        return new RuleDeclaration(
                json,
                json.path("rule").asText(""),
                json.path("message").asText(""),
                json.path("messageExpression").asText(""),
                json.path("fieldPath").asText(""),
                json.path("reason").asText(""),
                json.path("optionalOldSelf").asBoolean(false));
    }

    /** What is said of the rule where it cannot be evaluated: its message, or itself. */
    String shown() {
        return (message.isEmpty() ? rule : message).strip();
    }

    /** What is said where the rule does not hold. */
    String failure() {
        return message.isEmpty() ? "failed rule: " + rule.strip() : message.strip();
    }
}
