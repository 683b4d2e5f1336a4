package dev.annex.samples.wardle.apiserver;

import dev.annex.api.AdmissionDeniedException;
import dev.annex.api.AdmissionRequest;
import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.api.MutatingAdmission;
import dev.annex.api.ResourceLister;
import dev.annex.api.ResourceListers;
import dev.annex.samples.wardle.v1alpha1.Fischer;
import dev.annex.samples.wardle.v1beta1.Flunder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses new flunders whose names stand in any fischer. */
@Component
class BanFlunder implements MutatingAdmission<Flunder> {

    private final ResourceLister<Fischer> fischers;

    BanFlunder(ResourceListers listers) {
        this.fischers = listers.lister(Fischer.class);
    }

    @Override
    public void admit(AdmissionRequest<Flunder> request) {
        if (request.operation() != Operation.CREATE) {
            return;
        }
        for (Fischer fischer : fischers.list()) {
            List<String> banned = fischer.getDisallowedFlunders();
            if (banned != null && banned.contains(request.name())) {
                throw new AdmissionDeniedException("this name may not be used, please change the resource name");
            }
        }
    }
}
