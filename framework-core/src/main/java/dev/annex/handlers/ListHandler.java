package dev.annex.handlers;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.paging.ContinueToken;
import dev.annex.rendering.Renderer.ListInfo;
import dev.annex.request.ListOptions;
import dev.annex.status.Failures;
import dev.annex.watchcache.CachedObject;
import dev.annex.watchcache.Snapshot;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads all objects that match, whole or page by page. */
public final class ListHandler implements Handler {

    private static final ContinueToken START = new ContinueToken(0, "");

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        Output output = Output.negotiate(exchange, target, Output.Holds.LIST);
        ListOptions options = ListOptions.parse(exchange.parameters());
        Selection selection = Selection.of(target, options);
        ContinueToken token = token(options);
        target.checkKey();
        return Snapshots.forList(target, options, token, selection.single(target, options), options.limit() > 0)
                .flatMap(snapshot -> {
                    Result result = read(snapshot, target, options, token, selection);
                    return Answers.send(
                            exchange, 200, output.renderer().list(result.items(), result.info()), output.negotiated());
                });
    }

    /**
     * A page.
     *
     * @param items the objects
     * @param info what the list says of itself
     */
    record Result(List<CachedObject> items, ListInfo info) {}

    static ContinueToken token(ListOptions options) {
        if (options.continueToken().isEmpty()) {
            return START;
        }
        ContinueToken token = ContinueToken.decode(options.continueToken());
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
            throw Failures.badRequest("specifying resource version is not allowed when using continue");
        }
        return token;
    }

    static Result read(
            Snapshot snapshot, Target target, ListOptions options, ContinueToken token, Selection selection) {
        String prefix = target.keyPrefix();
        String below = selection.keyPrefix(target, options);
        boolean unlimited =
                options.resourceVersion().equals("0") && options.continueToken().isEmpty();
        int limit = unlimited ? 0 : (int) Math.min(Math.max(options.limit(), 0), Integer.MAX_VALUE - 1);
        Snapshot.Page page = target.resource().cache().page(snapshot, below, prefix + token.start(), selection, limit);
        if (!page.more() || selection.single(target, options)) {
            return new Result(page.items(), new ListInfo(snapshot.revision(), "", null));
        }
        String last = page.items().get(page.items().size() - 1).key();
        ContinueToken next = ContinueToken.after(snapshot.revision(), last.substring(prefix.length()));
        Long remaining = selection.everything() ? (long) snapshot.countAfter(prefix, last) : null;
        return new Result(page.items(), new ListInfo(snapshot.revision(), next.encode(), remaining));
    }
}
