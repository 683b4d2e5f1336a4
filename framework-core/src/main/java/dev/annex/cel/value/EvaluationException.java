package dev.annex.cel.value;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;

/** An expression that cannot be evaluated, with the sentence that Kubernetes has for it. */
public final class EvaluationException extends CelRuntimeException {

    private final String sentence;

    /** A failure which reads like that. */
    public EvaluationException(String sentence) {
        super(new IllegalArgumentException(sentence), CelErrorCode.INVALID_ARGUMENT);
        this.sentence = sentence;
    }

    /** What is wrong, without the place in the expression. */
    public String sentence() {
        return sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
