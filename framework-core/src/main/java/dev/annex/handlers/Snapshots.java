package dev.annex.handlers;

import dev.annex.paging.ContinueToken;
import dev.annex.request.ListOptions;
import dev.annex.status.Cause;
import dev.annex.status.Details;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import dev.annex.storage.CompactedException;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.StorageException;
import dev.annex.watchcache.NotReadyException;
import dev.annex.watchcache.Snapshot;
import dev.annex.watchcache.WatchCache;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Finds the state that a read is to be answered from, by its resourceVersion (section 5.3 of the protocol). */
final class Snapshots {

    /** How long a read waits for a revision that is not there yet (W-25). */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String EXPIRED_TOKEN =
            "The provided continue parameter is too old to display a consistent list result. You can start a new list"
                    + " without the continue parameter, or use the continue token in this response to retrieve the"
                    + " remainder of the results. Continuing with the provided token results in an inconsistent list -"
                    + " objects that were created, modified, or deleted between the time the first chunk was returned"
                    + " and now may show up in the list.";

    private Snapshots() {}

    /** The state for reading one object, or for a watch to begin with (W-27, W-50). */
    static Mono<Snapshot> reached(Target target, String revision) {
        WatchCache cache = target.resource().cache();
        return switch (revision) {
            case "" -> read(cache::fresh);
            case "0" -> Mono.fromCallable(cache::latest).onErrorMap(Snapshots::translate);
            default -> {
                long wanted = parse(revision, text -> Failures.plain("resourceVersion: " + text));
                yield read(() -> cache.notOlderThan(wanted, PATIENCE));
            }
        };
    }

    /**
     * The state for a list.
     *
     * @param single whether the list can only be about one object, which is read as it is or was, without waiting
     * @param paged whether it is read in pages, for which a revision without a word on how to match it is meant exactly
     */
    static Mono<Snapshot> forList(
            Target target, ListOptions options, ContinueToken token, boolean single, boolean paged) {
        WatchCache cache = target.resource().cache();
        if (token.revision() > 0) {
            // another replica may have begun the list, at a revision that has not come here yet
            return read(() -> cache.notOlderThan(token.revision(), PATIENCE))
                    .flatMap(reached -> exactly(cache, token.revision()))
                    .onErrorMap(
                            CompactedException.class,
                            gone -> Failures.expired(EXPIRED_TOKEN, new ContinueToken(-1, token.start()).encode()))
                    .onErrorMap(Snapshots::translate);
        }
        String revision = options.resourceVersion();
        if (token.revision() < 0 || revision.isEmpty()) {
            return read(cache::fresh);
        }
        if (revision.equals("0")) {
            return Mono.fromCallable(cache::latest).onErrorMap(Snapshots::translate);
        }
        long wanted =
                parse(revision, text -> Failures.badRequest("invalid resource version: resourceVersion: " + text));
        boolean legacyExact = options.resourceVersionMatch().isEmpty() && paged;
        if (!legacyExact && !options.resourceVersionMatch().equals("Exact")) {
            return read(() -> cache.notOlderThan(wanted, PATIENCE));
        }
        if (single) {
            boolean exact = options.resourceVersionMatch().equals("Exact");
            return read(cache::fresh)
                    .flatMap(now -> now.revision() < wanted
                            ? Mono.error(tooLarge(new FutureRevisionException(wanted, now.revision()), 0))
                            : exact ? past(cache, wanted) : Mono.just(now));
        }
        return read(() -> cache.notOlderThan(wanted, PATIENCE)).flatMap(reached -> past(cache, wanted));
    }

    private static Mono<Snapshot> past(WatchCache cache, long wanted) {
        return exactly(cache, wanted)
                .onErrorMap(
                        CompactedException.class,
                        gone -> Failures.expired("The resourceVersion for the provided list is too old.", ""))
                .onErrorMap(Snapshots::translate);
    }

    private static Mono<Snapshot> exactly(WatchCache cache, long revision) {
        return Mono.defer(() -> {
            Snapshot remembered = cache.exactly(revision);
            return remembered != null
                    ? Mono.just(remembered)
                    : Mono.fromFuture(() -> cache.exactlyFromStorage(revision)).onErrorMap(Snapshots::unwrap);
        });
    }

    private static Mono<Snapshot> read(java.util.function.Supplier<CompletableFuture<Snapshot>> source) {
        return Mono.defer(() -> {
            CompletableFuture<Snapshot> snapshot;
            try {
                snapshot = source.get();
            } catch (NotReadyException e) {
                return Mono.error(translate(e));
            }
            return snapshot.isDone() && !snapshot.isCompletedExceptionally()
                    ? Mono.just(snapshot.join()) // as most reads find it: no operators for what cannot fail any more
                    : Mono.fromFuture(snapshot).onErrorMap(Snapshots::translate);
        });
    }

    /** The number that a resourceVersion is. */
    static long parse(String revision, Function<String, StatusException> failure) {
        try {
            long number = Long.parseUnsignedLong(revision);
            if (revision.charAt(0) != '+' && number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, in the words in which Kubernetes reports it
        }
        throw failure.apply(
                "Invalid value: \"" + revision + "\": strconv.ParseUint: parsing \"" + revision + "\": invalid syntax");
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** What clients are told when a state cannot be had. */
    static Throwable translate(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof NotReadyException) {
            return Failures.tooManyRequests(String.valueOf(cause.getMessage()), 1);
        }
        if (cause instanceof FutureRevisionException future) {
            return tooLarge(future, 1);
        }
        if (cause instanceof StorageException) {
            return Failures.plain(String.valueOf(cause.getMessage())); // E-04
        }
        return cause;
    }

    /** W-25. */
    private static StatusException tooLarge(FutureRevisionException future, int retryAfter) {
        List<Cause> causes = List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", ""));
        return new StatusException(
                504,
                Reason.TIMEOUT,
                "Timeout: Too large resource version: " + future.wanted() + ", current: " + future.current(),
                Details.EMPTY.withCauses(causes).withRetryAfter(retryAfter));
    }
}
