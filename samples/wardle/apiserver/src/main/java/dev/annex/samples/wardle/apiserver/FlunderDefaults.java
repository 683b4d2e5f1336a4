package dev.annex.samples.wardle.apiserver;

import dev.annex.api.Defaulter;
import dev.annex.samples.wardle.v1alpha1.Flunder;
import dev.annex.samples.wardle.v1alpha1.FlunderSpec;
import org.springframework.stereotype.Component;

/**
 * Takes a reference that does not say to what for one to a flunder, and lets go of one to something that is neither
 * flunder nor fischer, which no other version could express.
 */
@Component
class FlunderDefaults implements Defaulter<Flunder> {

    @Override
    public void setDefaults(Flunder flunder) {
        FlunderSpec spec = flunder.getSpec();
        if (spec == null) {
            return;
        }
        String type = spec.getReferenceType();
        boolean referring = spec.getReference() != null && !spec.getReference().isEmpty();
        if ((type == null || type.isEmpty()) && referring) {
            spec.setReferenceType(ReferenceType.FLUNDER);
        } else if (!ReferenceType.FLUNDER.equals(type) && !ReferenceType.FISCHER.equals(type)) {
            spec.setReferenceType(null);
            spec.setReference(null);
        }
    }
}
