package dev.annex.test.cluster;

import dev.annex.pki.KeyedCertificate;
import dev.annex.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The files of a {@link KubeApiServer} in a directory of its own. */
record KubeFiles(Path directory) {

    static KubeFiles create(TestPki pki) {
        try {
            KubeFiles files = new KubeFiles(Files.createTempDirectory("kube-apiserver"));
            files.write("serving", pki.server("kubernetes", "kubernetes.default", "kubernetes.default.svc"));
            files.write("proxy", pki.proxy());
            files.write("service-account", pki.client("service-account"));
            files.write("client-ca.crt", pki.clients().pem());
            files.write("proxy-ca.crt", pki.proxies().pem());
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the files of a kube-apiserver cannot be written", e);
        }
    }

    String path(String name) {
        return directory.resolve(name).toString();
    }

    /** Writes a kubeconfig for someone with that certificate. */
    Path kubeconfig(String url, TestPki pki, KeyedCertificate user) {
        String text =
                """
                apiVersion: v1
                kind: Config
                current-context: test
                contexts: [{name: test, context: {cluster: test, user: test}}]
                clusters: [{name: test, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                users: [{name: test, user: {client-certificate-data: "%s", client-key-data: "%s"}}]
                """.formatted(url, encoded(pki.serving().pem()), encoded(user.chainPem()), encoded(user.keyPem()));
        try {
            return write("kubeconfig-" + user.certificate().getSerialNumber(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("a kubeconfig cannot be written", e);
        }
    }

    private void write(String name, KeyedCertificate certificate) throws IOException {
        write(name + ".crt", certificate.chainPem());
        write(name + ".key", certificate.keyPem());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(Pem.bytes(text));
    }
}
