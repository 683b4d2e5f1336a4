package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.DecodedBody;
import dev.annex.codec.RequestBody;
import dev.annex.http.Exchange;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.ResourceVersion;
import dev.annex.request.WriteOptions;
import dev.annex.status.Failures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manager applies to an object (section 4.5).
 *
 * @param body what it sent
 * @param target what it applies it to
 * @param part the part of it that it applies it to
 * @param manager its name
 * @param options what it asked for
 */
record Application(DecodedBody body, Target target, Part part, String manager, WriteOptions options) {

    /** Reads an application; whether it can be applied is found out when it is. */
    static Application read(byte[] body, Target target, Part part, String manager, WriteOptions options) {
        return new Application(RequestBody.decodeConfiguration(body), target, part, manager, options);
    }

    /**
     * The object after the application.
     *
     * @param live the object as it is, in the version asked for; null if there is none
     */
    ObjectNode apply(@Nullable ObjectNode live, Exchange exchange) {
        checkType();
        ObjectNode result = part.apply(
                live,
                body.tree().deepCopy(),
                manager,
                options.force(),
                target.served().clock().instant());
        report(exchange);
        if (live == null) {
            checkUid(result);
        }
        return result;
    }

    /** P-30: an apply has to say what it applies, in the version of the path. */
    private void checkType() {
        String given = body.tree().path("apiVersion").asText("");
        String kind =
                body.tree().path("kind").isTextual() ? body.tree().path("kind").textValue() : "";
        ResourceVersion version = part.version();
        if (!given.equals(version.apiVersion()) || !kind.equals(version.kind().kind())) {
            throw Failures.badRequest("invalid object type: " + shown(given, kind));
        }
    }

    private String shown(String apiVersion, String kind) {
        boolean named = body.tree().path("apiVersion").isTextual();
        long slashes = apiVersion.chars().filter(c -> c == '/').count();
        if (slashes > 1) {
            return "/, Kind=";
        }
        String version = !named ? "/" : slashes == 1 ? apiVersion : "/" + apiVersion;
        return version + ", Kind=" + kind;
    }

    private void report(Exchange exchange) {
        List<String> doubled = body.strictWarnings();
        if (doubled.isEmpty() || options.fieldValidation().equals(WriteOptions.IGNORE)) {
            return;
        }
        if (options.fieldValidation().equals(WriteOptions.STRICT)) {
            throw Failures.badRequest(
                    "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  "
                            + String.join("\n  ", doubled));
        }
        doubled.forEach(exchange::warn);
    }

    /** L-13: an apply that insists on an object cannot make a new one of it. */
    private void checkUid(ObjectNode applied) {
        String uid = ObjectMeta.of(applied).uid();
        if (!uid.isEmpty()) {
            throw Failures.conflict(
                    target.groupResource(),
                    target.name(),
                    "uid mismatch: the provided object specified uid " + uid + ", and no existing object was found");
        }
    }
}
