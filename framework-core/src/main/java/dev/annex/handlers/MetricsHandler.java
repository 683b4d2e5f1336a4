package dev.annex.handlers;

import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.metrics.Exposition;
import dev.annex.metrics.Metrics;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows what the server measures, to whatever method but DELETE, which forgets what was counted (O-10). */
public final class MetricsHandler {

    private static final String ALL = "/metrics";
    private static final String OF_HEALTH = "/metrics/slis";

    private final Metrics metrics;

    /** Shows these. */
    public MetricsHandler(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The paths, as the index lists them; none if nothing is shown. */
    public List<String> paths() {
        return metrics.exposition().isPresent() ? List.of(ALL, OF_HEALTH) : List.of();
    }

    /** Answers one of the paths; empty for others. */
    public Optional<Mono<Void>> at(Exchange exchange, String path) {
        return metrics.exposition().flatMap(exposition -> switch (path) {
            case ALL -> Optional.of(answer(exchange, exposition::all, metrics.server()::reset));
            case OF_HEALTH -> Optional.of(answer(exchange, exposition::ofHealth, metrics.health()::reset));
            default -> Optional.empty();
        });
    }

    /** Others' gauges are read meanwhile, which may take a while. */
    private static Mono<Void> answer(Exchange exchange, Callable<byte[]> text, Runnable reset) {
        if (exchange.method().equals("DELETE")) {
            return Mono.fromRunnable(reset)
                    .subscribeOn(Schedulers.boundedElastic())
                    .then(Mono.defer(
                            () -> Answers.write(exchange, 200, Answers.TEXT, new Splice().add("metrics reset\n"))));
        }
        long started = TimeUnit.MILLISECONDS.toSeconds(
                ManagementFactory.getRuntimeMXBean().getStartTime());
        return Mono.fromCallable(text).subscribeOn(Schedulers.boundedElastic()).flatMap(bytes -> {
            exchange.answer().getHeaders().set("Process-Start-Time-Unix", Long.toString(started));
            return Answers.writeCompressed(exchange, 200, Exposition.TYPE, new Splice().add(bytes));
        });
    }
}
