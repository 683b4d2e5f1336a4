package dev.annex.codegen;

import java.util.List;

/** Writes the rights that the server itself needs: to delegate authentication and authorization, to see namespaces. */
final class RbacManifests implements Generator {

    private static final String RBAC = """
        # Ask the cluster who a client is and what it may do (TokenReview, SubjectAccessReview).
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: ${name}:system:auth-delegator
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: system:auth-delegator
        subjects:
          - kind: ServiceAccount
            name: ${name}
            namespace: ${namespace}
        ---
        # Read which proxy speaks for the cluster's clients, and which authority signs client certificates.
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: ${name}:extension-apiserver-authentication-reader
          namespace: kube-system
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: extension-apiserver-authentication-reader
        subjects:
          - kind: ServiceAccount
            name: ${name}
            namespace: ${namespace}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: ${name}
        rules:
          # Refuse objects in namespaces that do not exist or are being deleted.
          - apiGroups: [""]
            resources: ["namespaces"]
            verbs: ["get", "list", "watch"]
        ${admission}---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: ${name}
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: ${name}
        subjects:
          - kind: ServiceAccount
            name: ${name}
            namespace: ${namespace}
        """;

    private static final String ADMISSION = """
          # Call the cluster's admission webhooks and policies.
          - apiGroups: ["admissionregistration.k8s.io"]
            resources:
              - mutatingwebhookconfigurations
              - validatingwebhookconfigurations
              - validatingadmissionpolicies
              - validatingadmissionpolicybindings
            verbs: ["get", "list", "watch"]
        """;

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        CodegenOptions.Deployment deployment = request.options().deployment();
        String text = Template.of(deployment)
                .with("admission", deployment.admissionWebhooks() ? ADMISSION : "")
                .fill(RBAC);
        return List.of(ServerManifests.file("rbac", text));
    }
}
