package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.patch.Patch;
import dev.annex.registry.Caller;
import dev.annex.registry.ObjectUpdate;
import dev.annex.registry.Written;
import dev.annex.request.WriteOptions;
import dev.annex.status.Failures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Changes parts of an object: JSON patch, merge patch, strategic merge patch and apply (section 4). */
public final class PatchHandler implements Handler {

    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    /** The types of patches. */
    static final List<String> TYPES = List.of(JSON, MERGE, STRATEGIC, APPLY);

    private final Scheduler workers;

    /** Patches objects on worker threads, where user code may block. */
    public PatchHandler(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        checkType(exchange, target.resource().definition().behaviour().customResource());
        Output output = Output.negotiate(exchange, target, Output.Holds.OBJECT);
        return RequestBytes.read(exchange)
                .publishOn(workers)
                .map(Work.of(body -> new Request(exchange, target, body).run()))
                .flatMap(written -> Answers.send(
                        exchange,
                        written.created() ? 201 : 200,
                        Part.of(target).render(written.object(), output),
                        output.negotiated()));
    }

    /** R-24 and P-01: the router has passed over blanks and lists in the header; here they count. */
    static void checkType(Exchange exchange, boolean custom) {
        List<String> types = custom ? List.of(JSON, MERGE, APPLY) : TYPES;
        if (!types.contains(type(exchange))) {
            throw Failures.unsupportedBody(types);
        }
    }

    private static String type(Exchange exchange) {
        String header = exchange.header(HttpHeaders.CONTENT_TYPE);
        int semicolon = header.indexOf(';');
        return semicolon > 0 ? header.substring(0, semicolon) : header;
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
        private @Nullable Patch patch;
        private @Nullable Application application;

        Request(Exchange exchange, Target target, byte[] body) {
            this.exchange = exchange;
            this.target = target;
            this.part = Part.of(target);
            this.body = body;
            this.type = type(exchange);
            this.options = WriteOptions.forPatch(exchange.parameters(), type.equals(APPLY));
            this.by = Admission.caller(exchange, target, options.dryRun());
            this.manager = Admission.fieldManager(exchange, options.fieldManager());
        }

        Written run() {
            target.checkKey();
            if (type.equals(APPLY)) {
                return update(target.subresource().isEmpty(), this::applied);
            }
            return update(false, this::patched);
        }

        private Written update(boolean mayCreate, ObjectUpdate update) {
            return target.served().update().update(by, "", mayCreate, update, Admission.validation(target));
        }

        private Patch patch() {
            boolean strict = !options.fieldValidation().equals(WriteOptions.IGNORE);
            if (patch == null) {
                patch = switch (type) {
                    case JSON -> Patch.json(body, strict);
                    case MERGE -> Patch.merge(body, strict);
                    default ->
                        Patch.strategic(
                                body,
                                part.version().objectSchema(),
                                part.version().kind().kind());
                };
            }
            return patch;
        }

        private ObjectNode live(ObjectNode current) {
            return target.resource().convert(current, target.version());
        }

        /** Whether there is an object comes first: of a patch for none nobody reads a word. */
        private ObjectNode patched(@Nullable ObjectNode current) {
            if (current == null) {
                throw Failures.notFound(target.groupResource(), target.name());
            }
            ObjectNode live = live(current);
            PatchDecoding decoding = new PatchDecoding(exchange, target, part, options.fieldValidation());
            ObjectNode made = patch().apply(part.show(live));
            List<String> errors = patch().strictWarnings();
            ObjectNode patched =
                    type.equals(STRATEGIC) ? decoding.decodeTyped(made, errors) : decoding.decode(made, errors);
            check(patched);
            return admitted(
                    part.update(live, patched, manager, target.served().clock().instant()), current);
        }

        private ObjectNode applied(@Nullable ObjectNode current) {
            if (application == null) {
                application = Application.read(body, target, part, manager, options);
            }
            ObjectNode applied = application.apply(current == null ? null : live(current), exchange);
            check(applied);
            return admitted(applied, current);
        }

        private void check(ObjectNode object) {
            Admission.matchNamespace(target, object);
            ObjectNames.check(target, object);
        }

        private ObjectNode admitted(ObjectNode object, @Nullable ObjectNode current) {
            Operation operation = current == null ? Operation.CREATE : Operation.UPDATE;
            ObjectNode admitted = Admission.mutate(target, by, operation, object, current);
            OwnerReferences.deduplicateAdmitted(admitted, exchange::warn);
            return admitted;
        }
    }
}
