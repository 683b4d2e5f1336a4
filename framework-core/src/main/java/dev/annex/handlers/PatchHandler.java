package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.codec.Json;
import dev.annex.codec.RequestBody;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.patch.Patch;
import dev.annex.registry.Caller;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.ObjectUpdate;
import dev.annex.registry.ResourceVersion;
import dev.annex.registry.Written;
import dev.annex.request.WriteOptions;
import dev.annex.status.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Changes parts of an object: JSON patch, merge patch, strategic merge patch and apply (section 4). */
public final class PatchHandler implements Handler {

    private static final String APPLY = "application/apply-patch+yaml";

    private final Scheduler workers;

    /** Patches objects on worker threads, where user code may block. */
    public PatchHandler(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.OBJECT);
        return RequestBytes.read(exchange)
                .publishOn(workers)
                .map(body -> new Request(exchange, target, body).run())
                .flatMap(written -> Answers.send(
                        exchange,
                        written.created() ? 201 : 200,
                        Part.of(target).render(written.object(), output),
                        output.negotiated()));
    }

    /** One patch under way. */
    private static final class Request {

        private final Exchange exchange;
        private final Target target;
        private final Part part;
        private final byte[] body;
        private final String type;
        private final WriteOptions options;
        private final Caller by;
        private final String manager;

        Request(Exchange exchange, Target target, byte[] body) {
            this.exchange = exchange;
            this.target = target;
            this.part = Part.of(target);
            this.body = body;
            this.type =
                    exchange.header(HttpHeaders.CONTENT_TYPE).split(";", 2)[0].trim();
            this.options = WriteOptions.forPatch(exchange.parameters(), type.equals(APPLY));
            this.by = Admission.caller(exchange, target, options.dryRun());
            this.manager = Admission.fieldManager(exchange, options.fieldManager());
        }

        Written run() {
            if (type.equals(APPLY)) {
                ObjectNode applied = applied();
                return update(target.subresource().isEmpty(), current -> apply(applied, current));
            }
            Patch patch = patch();
            return update(false, current -> patched(patch, current));
        }

        private Written update(boolean mayCreate, ObjectUpdate update) {
            return target.served().update().update(by, "", mayCreate, update, Admission.validation(target));
        }

        private Patch patch() {
            return switch (type) {
                case "application/json-patch+json" -> Patch.json(body);
                case "application/merge-patch+json" -> Patch.merge(body);
                default -> Patch.strategic(body, part.version().objectSchema());
            };
        }

        private ObjectNode live(ObjectNode current) {
            return target.resource().convert(current, target.version());
        }

        private ObjectNode patched(Patch patch, @Nullable ObjectNode current) {
            if (current == null) {
                throw Failures.notFound(target.groupResource(), target.name());
            }
            ObjectNode live = live(current);
            ObjectNode patched = decode(patch.apply(part.show(live)), patch.strictWarnings());
            ObjectNames.check(target, patched);
            Admission.matchNamespace(target, patched);
            OwnerReferences.deduplicate(patched, exchange::warn);
            ObjectNode managed =
                    part.update(live, patched, manager, target.served().clock().instant());
            return Admission.mutate(target, by, Operation.UPDATE, managed, current);
        }

        /** P-04, R-47: what the patch made has to be an object of the same kind, in whichever version. */
        private ObjectNode decode(ObjectNode patched, List<String> duplicates) {
            ResourceVersion version = versionOf(patched);
            version.typeFault(patched).ifPresent(why -> {
                throw unprocessable(patched, why);
            });
            String whole = Json.text(patched);
            List<String> strict = new ArrayList<>(duplicates);
            Decoding.prune(patched, version).forEach(path -> strict.add("unknown field \"" + path + "\""));
            if (options.fieldValidation().equals(WriteOptions.STRICT) && !strict.isEmpty()) {
                throw unprocessable(whole, "strict decoding error: " + String.join(", ", strict));
            }
            if (!options.fieldValidation().equals(WriteOptions.IGNORE)) {
                strict.forEach(exchange::warn);
            }
            version.applyDefaults(patched);
            return part instanceof ScalePart ? patched : target.resource().convert(patched, target.version());
        }

        private ResourceVersion versionOf(ObjectNode patched) {
            String apiVersion = patched.path("apiVersion").asText("");
            String kind = patched.path("kind").asText("");
            Stream<ResourceVersion> known = part instanceof ScalePart
                    ? Stream.of(part.version())
                    : target.resource().definition().versions().stream()
                            .map(version -> target.resource().version(version.name()));
            return known.filter(version -> version.apiVersion().equals(apiVersion)
                            && version.kind().kind().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> unprocessable(
                            patched, "no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\""));
        }

        private static RuntimeException unprocessable(ObjectNode patched, String why) {
            return unprocessable(Json.text(patched), why);
        }

        private static RuntimeException unprocessable(String patched, String why) {
            FieldError error = new FieldError(FieldError.Type.INVALID, FieldPath.of("patch"), patched, why);
            return Failures.invalid("", "", "", "", List.of(error));
        }

        private ObjectNode applied() {
            RequestBody.DecodedBody decoded = RequestBody.decode(
                    body, "application/yaml", part.version().kind().kind());
            ObjectNode applied = decoded.tree();
            List<String> strict = decoded.strictWarnings();
            if (!strict.isEmpty() && options.fieldValidation().equals(WriteOptions.STRICT)) {
                throw Failures.badRequest(
                        "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  "
                                + String.join("\n  ", strict));
            }
            if (!options.fieldValidation().equals(WriteOptions.IGNORE)) {
                strict.forEach(exchange::warn);
            }
            checkType(applied);
            return applied;
        }

        /** P-30: an apply has to say what it applies, in the version of the path. */
        private void checkType(ObjectNode applied) {
            String given = applied.path("apiVersion").asText("");
            String kind = applied.path("kind").asText("");
            ResourceVersion version = part.version();
            String group = given.contains("/") ? given.substring(0, given.indexOf('/')) : "";
            if (!kind.equals(version.kind().kind())
                    || !group.equals(version.kind().group())) {
                throw Failures.badRequest(
                        "invalid object type: " + (given.contains("/") ? given : "/" + given) + ", Kind=" + kind);
            }
            if (!given.equals(version.apiVersion())) {
                throw Failures.badRequest("Incorrect version specified in apply patch. Specified patch version: "
                        + given + ", expected: " + version.apiVersion());
            }
        }

        /** L-13: an apply that insists on an object cannot make a new one of it. */
        private void checkUid(ObjectNode applied) {
            String uid = ObjectMeta.of(applied).uid();
            if (!uid.isEmpty()) {
                throw Failures.conflict(
                        target.groupResource(),
                        target.name(),
                        "uid mismatch: the provided object specified uid " + uid
                                + ", and no existing object was found");
            }
        }

        private ObjectNode apply(ObjectNode applied, @Nullable ObjectNode current) {
            if (current == null) {
                checkUid(applied);
            }
            ObjectNode live = current == null ? null : live(current);
            ObjectNode merged = part.apply(
                    live,
                    applied.deepCopy(),
                    manager,
                    options.force(),
                    target.served().clock().instant());
            ObjectNames.check(target, merged);
            Admission.matchNamespace(target, merged);
            if (current == null) {
                // what an apply says of the revision is about an object that is not there
                ObjectMeta.of(merged).text("resourceVersion", "");
            }
            return Admission.mutate(target, by, current == null ? Operation.CREATE : Operation.UPDATE, merged, current);
        }
    }
}
