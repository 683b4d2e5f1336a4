package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.codec.RequestBody;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.registry.Caller;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.Written;
import dev.annex.request.WriteOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Replaces an object. */
public final class UpdateHandler implements Handler {

    private final Scheduler workers;

    /** Replaces objects on worker threads, where user code may block. */
    public UpdateHandler(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.OBJECT);
        return RequestBytes.read(exchange)
                .publishOn(workers)
                .map(Work.of(body -> update(exchange, target, body)))
                .flatMap(written -> Answers.send(
                        exchange,
                        written.created() ? 201 : 200,
                        Part.of(target).render(written.object(), output),
                        output.negotiated()));
    }

    private static Written update(Exchange exchange, Target target, byte[] body) {
        WriteOptions options = WriteOptions.forUpdate(exchange.parameters());
        RequestBody.checkMediaType(exchange.header(HttpHeaders.CONTENT_TYPE));
        ObjectNode object = Decoding.object(body, exchange, Part.of(target), options.fieldValidation());
        Admission.matchNamespace(target, object);
        ObjectNames.check(target, object);
        target.checkKey();
        OwnerReferences.deduplicate(object, exchange::warn);
        Caller by = Admission.caller(exchange, target, options.dryRun());
        String manager = Admission.fieldManager(exchange, options.fieldManager());
        return target.served()
                .update()
                .update(
                        by,
                        ObjectMeta.of(object).uid(),
                        target.resource().definition().behaviour().createOnUpdate()
                                && target.subresource().isEmpty(),
                        current -> {
                            ObjectNode admitted = replace(target, by, manager, object, current);
                            OwnerReferences.deduplicateAdmitted(admitted, exchange::warn);
                            return admitted;
                        },
                        Admission.validation(target));
    }

    private static ObjectNode replace(
            Target target, Caller by, String manager, ObjectNode object, @Nullable ObjectNode current) {
        ObjectNode live = current == null ? null : target.resource().convert(current, target.version());
        ObjectNode managed = Part.of(target)
                .update(
                        live,
                        object.deepCopy(),
                        manager,
                        target.served().clock().instant());
        return Admission.mutate(target, by, current == null ? Operation.CREATE : Operation.UPDATE, managed, current);
    }
}
