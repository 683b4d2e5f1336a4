package dev.annex.handlers;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.StatusJson;
import dev.annex.registry.Caller;
import dev.annex.registry.DeleteOperation;
import dev.annex.registry.Deletion;
import dev.annex.registry.ObjectMeta;
import dev.annex.request.DeleteOptions;
import dev.annex.status.Details;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Deletes an object. */
public final class DeleteHandler implements Handler {

    private final Scheduler workers;

    /** Deletes objects on worker threads, where user code may block. */
    public DeleteHandler(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.OBJECT);
        return RequestBytes.read(exchange).publishOn(workers).flatMap(Work.of(body -> {
            DeleteOptions options = DeleteOptionsBody.decode(exchange, target, body);
            target.checkKey();
            Caller by = Admission.caller(exchange, target, options.dryRun());
            DeleteOperation.Deleted deleted =
                    target.served().deletion().delete(by, deletion(options), Admission.validation(target));
            if (!deleted.gone()) {
                // 202 is what clients of the oldest form of orphaning are told (L-44)
                int status = Boolean.FALSE.equals(options.orphanDependents()) ? 202 : 200;
                return Answers.send(
                        exchange,
                        status,
                        output.renderer().written(target.resource().cached(deleted.object())),
                        output.negotiated());
            }
            Details details = Details.of(
                            target.name(),
                            target.groupResource().group(),
                            target.groupResource().resource())
                    .withUid(ObjectMeta.of(deleted.object()).uid());
            output.checkTable();
            return Answers.send(exchange, 200, StatusJson.success(details), output.negotiated());
        }));
    }

    static Deletion deletion(DeleteOptions options) {
        return new Deletion(
                options.uid(), options.resourceVersion(), options.orphanDependents(), options.propagationPolicy());
    }
}
