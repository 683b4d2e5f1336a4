package dev.annex.handlers;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.paging.ContinueToken;
import dev.annex.registry.Caller;
import dev.annex.request.DeleteOptions;
import dev.annex.request.ListOptions;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import dev.annex.watchcache.CachedObject;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Deletes all objects that match, one after the other, and answers with the list of them (L-60 to L-62). */
public final class DeleteCollectionHandler implements Handler {

    private final Scheduler workers;

    /** Deletes objects on worker threads, where user code may block. */
    public DeleteCollectionHandler(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.LIST);
        return RequestBytes.read(exchange).publishOn(workers).flatMap(body -> {
            ListOptions list = ListOptions.parse(exchange.parameters());
            Selection selection = Selection.of(target, list);
            DeleteOptions options = DeleteOptionsBody.decode(exchange, target, body);
            ContinueToken token = ListHandler.token(list);
            target.checkKey();
            // upstream reads what it deletes in pages, of whatever size
            return Snapshots.forList(target, list, token, selection.single(target, list), true)
                    .publishOn(workers)
                    .flatMap(Work.of(snapshot -> {
                        ListHandler.Result found = ListHandler.read(snapshot, target, list, token, selection);
                        found.items().forEach(object -> delete(exchange, target, object, options));
                        return Answers.send(
                                exchange,
                                200,
                                output.renderer().list(found.items(), found.info()),
                                output.negotiated());
                    }));
        });
    }

    private static void delete(Exchange exchange, Target target, CachedObject object, DeleteOptions options) {
        Target one = new Target(target.served(), target.version(), object.namespace(), object.name(), "");
        Caller by = Admission.caller(exchange, one, options.dryRun());
        try {
            target.served().deletion().delete(by, DeleteHandler.deletion(options), Admission.validation(one));
        } catch (StatusException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }
}
