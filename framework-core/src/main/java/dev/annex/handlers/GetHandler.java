package dev.annex.handlers;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.Query;
import dev.annex.status.Failures;
import dev.annex.watchcache.CachedObject;
import reactor.core.publisher.Mono;

/** Reads one object. */
public final class GetHandler implements Handler {

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.OBJECT);
        Part part = Part.of(target);
        if (exports(exchange.query())) {
            throw Failures.badRequest("the export parameter, deprecated since v1.14, is no longer supported");
        }
        target.checkKey();
        String revision = exchange.query().first("resourceVersion");
        return Snapshots.reached(target, revision).flatMap(snapshot -> {
            CachedObject object = snapshot.get(target.key());
            if (object == null) {
                return Mono.error(Failures.notFound(target.groupResource(), target.name()));
            }
            return Answers.send(exchange, 200, part.render(object, output), output.negotiated());
        });
    }

    private static boolean exports(Query query) {
        String export = query.first("export");
        return query.has("export") && !export.equals("0") && !export.equalsIgnoreCase("false");
    }
}
