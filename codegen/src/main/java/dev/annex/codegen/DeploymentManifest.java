package dev.annex.codegen;

/** The texts of the Deployment: what is the same for all servers, and what depends on the store. */
final class DeploymentManifest {

    static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: ${name}
          namespace: ${namespace}
          labels:
            app.kubernetes.io/name: ${name}
        spec:
          replicas: ${replicas}
        ${strategy}  selector:
            matchLabels:
              app.kubernetes.io/name: ${name}
          template:
            metadata:
              labels:
                app.kubernetes.io/name: ${name}
            spec:
              serviceAccountName: ${name}
              # Longer than the server takes to end its watches and finish its requests.
              terminationGracePeriodSeconds: 60
              securityContext:
                runAsNonRoot: true
                runAsUser: 65532
                runAsGroup: 65532
                fsGroup: 65532
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: apiserver
                  image: ${image}
                  env:
                    - name: SERVER_PORT
                      value: "8443"
                    - name: ANNEX_SECURITY_MODE
                      value: delegated
                    - name: ANNEX_STORAGE_TYPE
                      value: ${storage}
        ${storageEnv}            # Read again when the files change: renewing the certificate needs no restart.
                    - name: SERVER_SSL_BUNDLE
                      value: serving
                    - name: SPRING_SSL_BUNDLE_PEM_SERVING_RELOADONUPDATE
                      value: "true"
                    - name: SPRING_SSL_BUNDLE_PEM_SERVING_KEYSTORE_CERTIFICATE
                      value: /etc/annex/tls/tls.crt
                    - name: SPRING_SSL_BUNDLE_PEM_SERVING_KEYSTORE_PRIVATEKEY
                      value: /etc/annex/tls/tls.key
        ${storageEnvFrom}          ports:
                    - name: https
                      containerPort: 8443
                      protocol: TCP
                  startupProbe:
                    httpGet:
                      path: /readyz
                      port: https
                      scheme: HTTPS
                    periodSeconds: 2
                    failureThreshold: 60
                  readinessProbe:
                    httpGet:
                      path: /readyz
                      port: https
                      scheme: HTTPS
                    periodSeconds: 5
                    failureThreshold: 3
                  livenessProbe:
                    httpGet:
                      path: /livez?exclude=etcd
                      port: https
                      scheme: HTTPS
                    periodSeconds: 10
                    timeoutSeconds: 5
                    failureThreshold: 6
                  resources:
                    requests:
                      cpu: 100m
                      memory: 384Mi
                    limits:
                      memory: 768Mi
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities:
                      drop:
                        - ALL
                  volumeMounts:
                    - name: tls
                      mountPath: /etc/annex/tls
                      readOnly: true
                    - name: tmp
                      mountPath: /tmp
        ${dataMount}      volumes:
                # A Secret of the type kubernetes.io/tls for ${name}.${namespace}.svc; see README.md.
                - name: tls
                  secret:
                    secretName: ${name}-tls
                - name: tmp
                  emptyDir: {}
        ${dataVolume}\
        """;

    /** Two servers must not open one file, so the old one ends before the new one starts. */
    static final String RECREATE = """
          strategy:
            type: Recreate
        """;

    static final String ROLLING = """
          strategy:
            type: RollingUpdate
            rollingUpdate:
              maxUnavailable: 0
        """;

    static final String EMBEDDED_ENV = """
                    - name: ANNEX_STORAGE_EMBEDDED_PATH
                      value: /var/lib/annex/store.db
        """;

    /** What the server makes for itself is not kept: the root file system is read-only. */
    static final String REMOTE_ENV = """
                    - name: ANNEX_STORAGE_EMBEDDED_PATH
                      value: /tmp/annex/store.db
        """;

    static final String REMOTE_ENV_FROM = """
                  # How to reach the store: settings by the names of environment variables.
                  envFrom:
                    - secretRef:
                        name: ${name}-storage
        """;

    static final String DATA_MOUNT = """
                    - name: data
                      mountPath: /var/lib/annex
        """;

    static final String DATA_VOLUME = """
                - name: data
                  persistentVolumeClaim:
                    claimName: ${name}-data
        """;

    private DeploymentManifest() {}
}
