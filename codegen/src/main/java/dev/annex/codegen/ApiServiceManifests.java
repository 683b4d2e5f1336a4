package dev.annex.codegen;

import dev.annex.scheme.ServedResources;
import java.util.List;

/** Writes an APIService for each served version: the cluster's own server passes its requests on to this one. */
final class ApiServiceManifests implements Generator {

    private static final String API_SERVICE = """
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata:
          name: ${version}.${group}
        spec:
          group: ${group}
          version: ${version}
          # The usual priorities: kubectl's choice among groups goes by name, among versions by stability.
          groupPriorityMinimum: 1000
          versionPriority: 15
          # spec.caBundle, the authority that signed the Secret ${name}-tls, is filled in when this is deployed.
          service:
            name: ${name}
            namespace: ${namespace}
            port: 443
        """;

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        ServedResources served = ServedResources.of(request.model().definitions());
        StringBuilder text = new StringBuilder();
        for (String group : served.groups()) {
            for (String version : served.versions(group)) {
                text.append(text.length() == 0 ? "" : "---\n")
                        .append(Template.of(request.options().deployment())
                                .with("group", group)
                                .with("version", version)
                                .fill(API_SERVICE));
            }
        }
        return List.of(ServerManifests.file("apiservice", text.toString()));
    }
}
