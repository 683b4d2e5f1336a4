package dev.annex.samples.wardle.apiserver;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.api.Validator;
import dev.annex.samples.wardle.v1beta1.Flunder;
import dev.annex.samples.wardle.v1beta1.FlunderSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules for new flunders, written once for v1beta1, to which flunders of every version are converted. */
@Component
class FlunderValidator implements Validator<Flunder> {

    private static final FieldPath SPEC = FieldPath.of("spec");

    @Override
    public void validateCreate(Flunder flunder, FieldErrors errors) {
        FlunderSpec spec = flunder.getSpec();
        if (spec == null) {
            return;
        }
        String flunderReference = text(spec.getFlunderReference());
        String fischerReference = text(spec.getFischerReference());
        String type = text(spec.getReferenceType());
        boolean flunderType = type.equals(ReferenceType.FLUNDER);
        boolean fischerType = type.equals(ReferenceType.FISCHER);
        FieldPath flunderField = SPEC.child("flunderReference");
        FieldPath fischerField = SPEC.child("fischerReference");
        if (!flunderReference.isEmpty() && !fischerReference.isEmpty()) {
            errors.invalid(fischerField, fischerReference, "cannot be set with flunderReference at the same time");
        } else if (!flunderReference.isEmpty() && !flunderType) {
            errors.invalid(flunderField, flunderReference, "cannot be set if referenceType is not Flunder");
        } else if (!fischerReference.isEmpty() && !fischerType) {
            errors.invalid(fischerField, fischerReference, "cannot be set if referenceType is not Fischer");
        } else if (fischerReference.isEmpty() && fischerType) {
            errors.invalid(fischerField, "", "cannot be empty if referenceType is Fischer");
        } else if (flunderReference.isEmpty() && flunderType) {
            errors.invalid(flunderField, "", "cannot be empty if referenceType is Flunder");
        }
        if (!type.isEmpty() && !flunderType && !fischerType) {
            errors.invalid(SPEC.child("referenceType"), type, "must be Flunder or Fischer");
        }
    }

    /** Once it is there, a flunder may be changed into anything, as in the reference. */
    @Override
    public void validateUpdate(Flunder flunder, Flunder old, FieldErrors errors) {}

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
