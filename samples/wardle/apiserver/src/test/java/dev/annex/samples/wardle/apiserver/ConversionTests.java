package dev.annex.samples.wardle.apiserver;

import dev.annex.samples.wardle.v1beta1.Flunder;
import dev.annex.samples.wardle.v1beta1.FlunderSpec;
import dev.annex.test.conversion.ConversionContract;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Random;

/** Every version of every kind comes back the same from every other. */
class ConversionTests extends ConversionContract {

    /** A reference says to what it is: of random texts, none would. */
    @Override
    protected void adapt(HasMetadata object, Random random) {
        if (object instanceof Flunder flunder && flunder.getSpec() != null) {
            FlunderSpec spec = flunder.getSpec();
            boolean toFlunder = random.nextBoolean();
            spec.setReferenceType(toFlunder ? ReferenceType.FLUNDER : ReferenceType.FISCHER);
            if (toFlunder) {
                spec.setFischerReference(null);
            } else {
                spec.setFlunderReference(null);
            }
        } else if (object instanceof dev.annex.samples.wardle.v1alpha1.Flunder flunder && flunder.getSpec() != null) {
            flunder.getSpec().setReferenceType(random.nextBoolean() ? ReferenceType.FLUNDER : ReferenceType.FISCHER);
        }
    }
}
