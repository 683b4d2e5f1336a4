package dev.annex.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Writes a kubeconfig that leads to this server once it listens, and says how to use it. */
final class StandaloneAnnouncement implements ApplicationListener<WebServerInitializedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneAnnouncement.class);

    private final Path kubeconfig;
    private final StandaloneToken token;
    private final ServingCertificate certificate;

    StandaloneAnnouncement(Path kubeconfig, StandaloneToken token, ServingCertificate certificate) {
        this.kubeconfig = kubeconfig.toAbsolutePath();
        this.token = token;
        this.certificate = certificate;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        boolean tls = environment.getProperty("server.ssl.enabled", Boolean.class, true);
        boolean own = environment.getProperty("server.ssl.certificate") != null
                || environment.getProperty("server.ssl.key-store") != null
                || environment.getProperty("server.ssl.bundle") != null;
        String server = (tls ? "https" : "http") + "://127.0.0.1:"
                + event.getWebServer().getPort();
        write(server, !tls ? "" : own ? "    insecure-skip-tls-verify: true\n" : authority());
        LOG.info("""
                Ready on {}. Try:
                  kubectl --kubeconfig {} api-resources
                  kubectl --kubeconfig {} get --raw /apis
                  kubectl --kubeconfig {} get --raw /openapi/v3""", server, kubeconfig, kubeconfig, kubeconfig);
    }

    private String authority() {
        return "    certificate-authority-data: "
                + Base64.getEncoder().encodeToString(certificate.authorityPem().getBytes(StandardCharsets.UTF_8))
                + "\n";
    }

    private void write(String server, String trust) {
        String text =
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: annex
                  cluster:
                    server: %s
                %susers:
                - name: annex
                  user:
                    token: "%s"
                contexts:
                - name: annex
                  context:
                    cluster: annex
                    user: annex
                current-context: annex
                """.formatted(server, trust, token.text().replace("\\", "\\\\").replace("\"", "\\\""));
        try {
            Path parent = kubeconfig.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Path fresh = kubeconfig.resolveSibling(kubeconfig.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            createPrivate(fresh);
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    kubeconfig,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the kubeconfig " + kubeconfig + "; annex.standalone.kubeconfig says where", e);
        }
    }

    /** The file holds a secret, so only its owner may read it, where the file system knows of owners. */
    private static void createPrivate(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
