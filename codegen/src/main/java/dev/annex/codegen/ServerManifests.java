package dev.annex.codegen;

import dev.annex.codegen.CodegenOptions.Deployment;
import dev.annex.codegen.CodegenOptions.StorageType;
import dev.annex.codegen.GeneratedFile.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the manifests of the server itself: namespace, account, workload, service, disruption budget, volume. */
final class ServerManifests implements Generator {

    private static final String NAMESPACE = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ${namespace}
          labels:
            pod-security.kubernetes.io/enforce: restricted
        """;

    private static final String SERVICE_ACCOUNT = """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: ${name}
          namespace: ${namespace}
        """;

    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata:
          name: ${name}
          namespace: ${namespace}
          labels:
            app.kubernetes.io/name: ${name}
        spec:
          selector:
            app.kubernetes.io/name: ${name}
          ports:
            - name: https
              port: 443
              targetPort: https
              protocol: TCP
        """;

    private static final String VOLUME = """
        # Where the embedded store keeps its file. It needs a local or block file system, no NFS.
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: ${name}-data
          namespace: ${namespace}
        spec:
          accessModes:
            - ReadWriteOnce
          resources:
            requests:
              storage: 1Gi
        """;

    private static final String DISRUPTION_BUDGET = """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: ${name}
          namespace: ${namespace}
        spec:
          # One replica may always be drained: with a single one, the API is away for as long as that takes.
          maxUnavailable: 1
          selector:
            matchLabels:
              app.kubernetes.io/name: ${name}
        """;

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        Deployment deployment = request.options().deployment();
        boolean embedded = deployment.storage() == StorageType.EMBEDDED;
        Template template = Template.of(deployment)
                .with("storage", deployment.storage().name().toLowerCase(Locale.ROOT))
                .with("strategy", embedded ? DeploymentManifest.RECREATE : DeploymentManifest.ROLLING)
                .with("storageEnv", embedded ? DeploymentManifest.EMBEDDED_ENV : DeploymentManifest.REMOTE_ENV)
                .with("storageEnvFrom", embedded ? "" : named(DeploymentManifest.REMOTE_ENV_FROM, deployment))
                .with("dataMount", embedded ? DeploymentManifest.DATA_MOUNT : "")
                .with("dataVolume", embedded ? named(DeploymentManifest.DATA_VOLUME, deployment) : "");
        List<GeneratedFile> files = new ArrayList<>();
        files.add(file("namespace", template.fill(NAMESPACE)));
        files.add(file("serviceaccount", template.fill(SERVICE_ACCOUNT)));
        files.add(file("service", template.fill(SERVICE)));
        files.add(file("deployment", template.fill(DeploymentManifest.DEPLOYMENT)));
        files.add(file("poddisruptionbudget", template.fill(DISRUPTION_BUDGET)));
        if (embedded) {
            files.add(file("persistentvolumeclaim", template.fill(VOLUME)));
        }
        return files;
    }

    private static String named(String text, Deployment deployment) {
        return text.replace("${name}", deployment.name());
    }

    static GeneratedFile file(String name, String content) {
        return new GeneratedFile(Target.DOCUMENT, "manifests/" + name + ".yaml", content);
    }
}
