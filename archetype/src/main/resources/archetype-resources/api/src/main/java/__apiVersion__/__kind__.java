package ${package}.${apiVersion};

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** The kind ${kind}: the one class that the server, its clients and the controller share. */
@Group("${apiGroup}")
@Version("${apiVersion}")
@Plural("${plural}")
@AnnexResource
public class ${kind} extends CustomResource<${kind}Spec, ${kind}Status> implements Namespaced {

    private static final long serialVersionUID = 1L;
}
