package dev.annex.boot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import dev.annex.storage.Storage;
import dev.annex.storage.encryption.EncryptedStorage;
import dev.annex.storage.encryption.Resealing;
import dev.annex.storage.sql.SqliteStorage;
import dev.annex.storage.transfer.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What operators can ask of a running server about its store, below {@code /admin/storage/}. Who may is decided as for all
 * paths that are no resources, by RBAC's {@code nonResourceURLs}. One request at a time, none on the event loop.
 */
final class StorageAdministration implements Function<Exchange, Optional<Mono<Void>>> {

    private static final Logger LOG = LoggerFactory.getLogger(StorageAdministration.class);

    private static final String ROOT = "/admin/storage/";
    private static final int CHUNK = 1 << 16;
    private static final Executor WORKERS = Schedulers.boundedElastic()::schedule;

    private final Storage storage;
    private final String prefix;
    private final AtomicBoolean busy = new AtomicBoolean();

    StorageAdministration(Storage storage, String prefix) {
        this.storage = storage;
        this.prefix = prefix;
    }

    @Override
    public Optional<Mono<Void>> apply(Exchange exchange) {
        return switch (exchange.path()) {
            case ROOT + "backup" -> Optional.of(alone(exchange, "GET", () -> backup(exchange)));
            case ROOT + "export" -> Optional.of(alone(exchange, "GET", () -> export(exchange)));
            case ROOT + "rewrite" -> Optional.of(alone(exchange, "POST", () -> rewrite(exchange)));
            default -> Optional.empty();
        };
    }

    private Mono<Void> alone(Exchange exchange, String method, Supplier<Mono<Void>> work) {
        if (!exchange.method().equals(method)) {
            return Mono.error(
                    new StatusException(405, Reason.METHOD_NOT_ALLOWED, exchange.path() + " takes " + method, null));
        }
        return Mono.defer(() -> {
            if (!busy.compareAndSet(false, true)) {
                return Mono.error(Failures.tooManyRequests("another request below " + ROOT + " is under way", 10));
            }
            LOG.info("{} {} for {}", method, exchange.path(), exchange.user().name());
            return Mono.defer(work).doFinally(end -> busy.set(false));
        });
    }

    private Mono<Void> backup(Exchange exchange) {
        if (!(beneath() instanceof SqliteStorage embedded)) {
            return Mono.error(Failures.badRequest(
                    "the store is not embedded; back it up with the tools of its back end, or ask for " + ROOT
                            + "export"));
        }
        return Mono.fromCallable(() -> copy(embedded))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(copy -> send(exchange, "application/vnd.sqlite3", "store.db", read(exchange, copy))
                        .publishOn(Schedulers.boundedElastic())
                        .doFinally(end -> delete(copy)));
    }

    private Storage beneath() {
        return storage instanceof EncryptedStorage encrypted ? encrypted.beneath() : storage;
    }

    /** Beside the store, since that is where there is room for it. */
    private static Path copy(SqliteStorage embedded) throws IOException {
        Path folder = Files.createTempDirectory(embedded.file().getParent(), "backup-");
        Path copy = folder.resolve("store.db");
        try {
            embedded.backup(copy);
            return copy;
        } catch (RuntimeException e) {
            delete(copy);
            throw e;
        }
    }

    private static Flux<DataBuffer> read(Exchange exchange, Path copy) {
        return DataBufferUtils.read(copy, exchange.response().bufferFactory(), CHUNK);
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(copy.resolveSibling(""));
        } catch (IOException e) {
            LOG.warn("cannot delete {}, which was made for a backup: {}", copy, e.toString());
        }
    }

    private Mono<Void> export(Exchange exchange) {
        Flux<DataBuffer> content = Flux.from(DataBufferUtils.outputStreamPublisher(
                out -> {
                    try {
                        new Transfer(storage, prefix).exportTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                exchange.response().bufferFactory(),
                WORKERS,
                CHUNK));
        return send(exchange, "application/gzip", "export.gz", content);
    }

    private static Mono<Void> send(Exchange exchange, String type, String name, Flux<DataBuffer> content) {
        return Mono.defer(() -> {
            Answers.head(exchange, 200, type);
            exchange.answer()
                    .getHeaders()
                    .set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
            return exchange.answer().writeWith(content);
        });
    }

    private Mono<Void> rewrite(Exchange exchange) {
        if (!(storage instanceof EncryptedStorage encrypted)) {
            return Mono.error(
                    Failures.badRequest("the store is not encrypted: annex.storage.encryption.keys is empty"));
        }
        return Mono.fromCallable(() -> encrypted.resealing(prefix).rewrite())
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(findings -> Answers.write(
                        exchange, 200, "application/json", new Splice().add(Json.bytes(document(findings)))));
    }

    private static ObjectNode document(Resealing.Findings findings) {
        return Json.object().put("objects", findings.values()).put("rewritten", findings.stale());
    }
}
