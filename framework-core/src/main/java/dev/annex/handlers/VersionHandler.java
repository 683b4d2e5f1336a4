package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** Says which version of Kubernetes this server behaves as (D-14); clients read {@code gitVersion}. */
public final class VersionHandler {

    private static final String JSON = "application/json";
    private static final String MAJOR = "1";
    private static final String MINOR = "36";

    private final byte[] document;

    /** Reports a version of the server's own behind that of the protocol. */
    public VersionHandler(String serverVersion) {
        ObjectNode version = Json.object()
                .put("major", MAJOR)
                .put("minor", MINOR)
                .put("emulationMajor", MAJOR)
                .put("emulationMinor", MINOR)
                .put("minCompatibilityMajor", MAJOR)
                .put("minCompatibilityMinor", "35")
                .put("gitVersion", "v" + MAJOR + "." + MINOR + ".0+annex-" + serverVersion)
                .put("gitCommit", "")
                .put("gitTreeState", "")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "java" + Runtime.version().feature())
                .put("compiler", System.getProperty("java.vm.name", ""))
                .put(
                        "platform",
                        System.getProperty("os.name", "").toLowerCase(Locale.ROOT) + "/"
                                + System.getProperty("os.arch", ""));
        this.document = Json.pretty(version).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Answers {@code /version}. */
    public Mono<Void> handle(Exchange exchange) {
        DiscoveryHandler.checkMethodAndMedia(exchange, List.of(JSON));
        return Answers.write(exchange, 200, JSON, new Splice().add(document));
    }
}
