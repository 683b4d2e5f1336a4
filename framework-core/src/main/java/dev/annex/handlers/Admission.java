package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest;
import dev.annex.http.Exchange;
import dev.annex.registry.Caller;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.ObjectValidation;
import dev.annex.registry.ResourceVersion;
import dev.annex.status.Failures;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What every write goes through before and while it is stored. */
final class Admission {

    private static final String UNNAMED = "Unknown";
    private static final int LONGEST_MANAGER = 128;

    private Admission() {}

    static Caller caller(Exchange exchange, Target target, boolean dryRun) {
        return new Caller(
                exchange.user(),
                target.version(),
                target.namespace(),
                target.name(),
                target.subresource(),
                dryRun,
                exchange::warn);
    }

    /** Validating admission, for the registry to call. */
    static ObjectValidation validation(Target target) {
        return target.served().userCode()::admit;
    }

    /** The server's own rule and then mutating admission, on an object of the version asked for. */
    static ObjectNode mutate(
            Target target,
            Caller by,
            AdmissionRequest.Operation operation,
            ObjectNode object,
            @Nullable ObjectNode old) {
        ObjectMeta metadata = ObjectMeta.of(object);
        checkNamespace(target, operation, displayName(metadata));
        ResourceVersion hub = target.resource().hubVersion(target.version());
        ObjectNode inHubVersion = target.resource().convert(object, hub);
        target.served().userCode().mutate(operation, inHubVersion, old, by.named(metadata.name()));
        return inHubVersion;
    }

    static void checkNamespace(Target target, AdmissionRequest.Operation operation, String name) {
        if (target.resource().definition().namespaced()) {
            target.served().namespaces().check(operation, target.groupResource(), target.namespace(), name);
        }
    }

    private static String displayName(ObjectMeta metadata) {
        String name = metadata.name().isEmpty() ? metadata.generateName() : metadata.name();
        return name.isEmpty() ? UNNAMED : name;
    }

    /** the namespace in the body follows the one in the path. */
    static void matchNamespace(Target target, ObjectNode object) {
        ObjectMeta metadata = ObjectMeta.of(object);
        String given = metadata.namespace();
        if (!target.namespace().isEmpty() && !given.isEmpty() && !given.equals(target.namespace())) {
            throw Failures.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        metadata.text("namespace", target.namespace());
    }

    /** P-37: who is to own the fields that this request sets. */
    static String fieldManager(Exchange exchange, String asked) {
        if (!asked.isEmpty()) {
            return asked;
        }
        // headers come as bytes, each a character; what clients mean is UTF-8
        String agent =
                new String(exchange.header("User-Agent").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        int slash = agent.indexOf('/');
        String name = slash < 0 ? agent : agent.substring(0, slash);
        StringBuilder printable = new StringBuilder();
        int bytes = 0;
        for (int c : name.codePoints().filter(Admission::printable).toArray()) {
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_MANAGER) {
                break;
            }
            printable.appendCodePoint(c);
        }
        return printable.isEmpty() ? "unknown" : printable.toString();
    }

    private static boolean printable(int c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
