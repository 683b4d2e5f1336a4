package dev.annex.samples.wardle.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What is wanted of a flunder: a reference to a flunder or one to a fischer. */
public class FlunderSpec {

    @JsonPropertyDescription("The name of the flunder that this flunder refers to.")
    private @Nullable String flunderReference;

    @JsonPropertyDescription("The name of the fischer that this flunder refers to.")
    private @Nullable String fischerReference;

    @JsonPropertyDescription("What is referred to: Flunder or Fischer.")
    private @Nullable String referenceType;

    /** The flunder referred to; null for none. */
    public @Nullable String getFlunderReference() {
        return flunderReference;
    }

    /** Sets the flunder referred to. */
    public void setFlunderReference(@Nullable String flunderReference) {
        this.flunderReference = flunderReference;
    }

    /** The fischer referred to; null for none. */
    public @Nullable String getFischerReference() {
        return fischerReference;
    }

    /** Sets the fischer referred to. */
    public void setFischerReference(@Nullable String fischerReference) {
        this.fischerReference = fischerReference;
    }

    /** What is referred to, {@code Flunder} or {@code Fischer}; null for nothing. */
    public @Nullable String getReferenceType() {
        return referenceType;
    }

    /** Sets what is referred to. */
    public void setReferenceType(@Nullable String referenceType) {
        this.referenceType = referenceType;
    }
}
