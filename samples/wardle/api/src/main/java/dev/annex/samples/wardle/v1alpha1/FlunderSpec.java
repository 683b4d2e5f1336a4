package dev.annex.samples.wardle.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What is wanted of a flunder: one reference, and what it refers to. */
public class FlunderSpec {

    @JsonPropertyDescription("The name of the flunder or fischer that this flunder refers to.")
    private @Nullable String reference;

    @JsonPropertyDescription("What the reference refers to: Flunder, which is the default, or Fischer.")
    private @Nullable String referenceType;

    /** The name referred to; null for none. */
    public @Nullable String getReference() {
        return reference;
    }

    /** Sets the name referred to. */
    public void setReference(@Nullable String reference) {
        this.reference = reference;
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
