package dev.annex.samples.wardle.apiserver;

import dev.annex.api.Converter;
import dev.annex.samples.wardle.v1beta1.Flunder;
import dev.annex.samples.wardle.v1beta1.FlunderSpec;
import org.springframework.stereotype.Component;

/** Converts flunders between v1alpha1, which has one reference, and v1beta1, which has one for each kind. */
@Component
class FlunderConverter implements Converter<dev.annex.samples.wardle.v1alpha1.Flunder, Flunder> {

    @Override
    public Flunder toHub(dev.annex.samples.wardle.v1alpha1.Flunder spoke) {
        Flunder hub = new Flunder();
        hub.setMetadata(spoke.getMetadata());
        FlunderSpec to = new FlunderSpec();
        dev.annex.samples.wardle.v1alpha1.FlunderSpec from = spoke.getSpec();
        if (from != null && ReferenceType.FLUNDER.equals(from.getReferenceType())) {
            to.setReferenceType(ReferenceType.FLUNDER);
            to.setFlunderReference(from.getReference());
        } else if (from != null && ReferenceType.FISCHER.equals(from.getReferenceType())) {
            to.setReferenceType(ReferenceType.FISCHER);
            to.setFischerReference(from.getReference());
        }
        hub.setSpec(to);
        return hub;
    }

    @Override
    public dev.annex.samples.wardle.v1alpha1.Flunder fromHub(Flunder hub) {
        var spoke = new dev.annex.samples.wardle.v1alpha1.Flunder();
        spoke.setMetadata(hub.getMetadata());
        var to = new dev.annex.samples.wardle.v1alpha1.FlunderSpec();
        FlunderSpec from = hub.getSpec();
        if (from != null && ReferenceType.FLUNDER.equals(from.getReferenceType())) {
            to.setReferenceType(ReferenceType.FLUNDER);
            to.setReference(from.getFlunderReference());
        } else if (from != null && ReferenceType.FISCHER.equals(from.getReferenceType())) {
            to.setReferenceType(ReferenceType.FISCHER);
            to.setReference(from.getFischerReference());
        }
        spoke.setSpec(to);
        return spoke;
    }
}
