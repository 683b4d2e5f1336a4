package ${package}.apiserver;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.api.Validator;
import ${package}.${apiVersion}.${kind};
import ${package}.${apiVersion}.${kind}Spec;
import org.springframework.stereotype.Component;

/** The rules that the schema cannot express. */
@Component
class ${kind}Validator implements Validator<${kind}> {

    private static final FieldPath MIN_REPLICAS = FieldPath.of("spec").child("minReplicas");

    @Override
    public void validateCreate(${kind} object, FieldErrors errors) {
        ${kind}Spec spec = object.getSpec();
        if (spec == null || spec.getMinReplicas() == null || spec.getMaxReplicas() == null) {
            return;
        }
        if (spec.getMinReplicas() > spec.getMaxReplicas()) {
            errors.invalid(MIN_REPLICAS, spec.getMinReplicas(), "must not be greater than maxReplicas");
        }
    }
}
