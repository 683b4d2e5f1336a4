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
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Creates an object. */
public final class CreateHandler implements Handler {

    private final Scheduler workers;

    /** Creates objects on worker threads, where user code may block. */
    public CreateHandler(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.OBJECT);
        RequestBody.checkMediaType(exchange.header(HttpHeaders.CONTENT_TYPE));
        return RequestBytes.read(exchange)
                .publishOn(workers)
                .map(Work.of(body -> create(exchange, target, body)))
                .flatMap(written -> Answers.send(
                        exchange,
                        201,
                        output.renderer().written(target.resource().cached(written.object())),
                        output.negotiated()));
    }

    private static Written create(Exchange exchange, Target target, byte[] body) {
        WriteOptions options = WriteOptions.forCreate(exchange.parameters());
        ObjectNode object = Decoding.object(body, exchange, Part.of(target), options.fieldValidation());
        ObjectMeta.of(object).wipeSystemFields();
        Admission.matchNamespace(target, object);
        OwnerReferences.deduplicate(object, exchange::warn);
        String manager = Admission.fieldManager(exchange, options.fieldManager());
        ObjectNode managed = Part.of(target)
                .update(null, object, manager, target.served().clock().instant());
        Caller by = Admission.caller(exchange, target, options.dryRun());
        ObjectNode admitted = Admission.mutate(target, by, Operation.CREATE, managed, null);
        OwnerReferences.deduplicate(admitted, exchange::warn);
        return target.served().creation().create(admitted, by, Admission.validation(target));
    }
}
