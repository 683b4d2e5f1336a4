package dev.annex.handlers;

import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.Route;
import dev.annex.metrics.HealthMeters;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers probes in the words of Kubernetes' servers (O-01 to O-07). */
public final class HealthHandler {

    private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);

    private final List<HealthCheck> checks;
    private final HealthMeters meters;

    /** Makes these checks, in that order, and counts what they find. */
    public HealthHandler(List<HealthCheck> checks, HealthMeters meters) {
        this.checks = List.copyOf(checks);
        this.meters = meters;
    }

    /** The paths of all probes, as the index lists them. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (String probe : List.of("healthz", "livez", "readyz")) {
            paths.add("/" + probe);
            of(probe).forEach(check -> paths.add("/" + probe + "/" + check.name()));
        }
        return paths;
    }

    private List<HealthCheck> of(String probe) {
        boolean readiness = probe.equals("readyz");
        return checks.stream()
                .filter(check -> readiness ? !check.livenessOnly() : !check.readinessOnly())
                .toList();
    }

    /** Answers {@code /healthz}, {@code /livez} or {@code /readyz}. */
    public Mono<Void> all(Exchange exchange, String probe) {
        exchange.route(Route.of("/" + probe, ""));
        List<String> asked = exchange.parameters().getOrDefault("exclude", List.of());
        // all at once, so that a probe takes no longer than the slowest check
        return Flux.fromIterable(of(probe))
                .flatMapSequential(check -> result(probe, check, asked.contains(check.name())))
                .collectList()
                .flatMap(results -> report(exchange, probe, asked, results));
    }

    /** What became of a check, and its line of the report. */
    private record Result(String name, boolean failed, String line) {}

    private Mono<Result> result(String probe, HealthCheck check, boolean excluded) {
        String name = check.name();
        if (excluded) {
            return Mono.just(new Result(name, false, "[+]" + name + " excluded: ok\n"));
        }
        return check.check().map(failure -> {
            meters.observed(probe, name, failure.isEmpty());
            failure.ifPresent(why -> LOG.warn("{} check {} failed: {}", probe, name, why));
            return failure.isPresent()
                    ? new Result(name, true, "[-]" + name + " failed: reason withheld\n")
                    : new Result(name, false, "[+]" + name + " ok\n");
        });
    }

    private static Mono<Void> report(Exchange exchange, String probe, List<String> asked, List<Result> results) {
        SortedSet<String> unknown = new TreeSet<>(asked);
        StringBuilder report = new StringBuilder();
        for (Result result : results) {
            unknown.remove(result.name());
            report.append(result.line());
        }
        if (!unknown.isEmpty()) {
            report.append("warn: some health checks cannot be excluded: no matches for ");
            report.append(String.join(",", unknown.stream().map(GoQuote::quote).toList()));
            report.append('\n');
        }
        if (results.stream().anyMatch(Result::failed)) {
            return Answers.text(exchange, 500, report + probe + " check failed\n");
        }
        boolean verbose = exchange.query().has("verbose");
        return Answers.text(exchange, 200, verbose ? report + probe + " check passed\n" : "ok");
    }

    /** Answers one check of a probe; empty if there is none of that name. */
    public Optional<Mono<Void>> one(Exchange exchange, String probe, String name) {
        return of(probe).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .map(check -> check.check()
                        .flatMap(failure -> failure.isPresent()
                                ? Answers.text(exchange, 500, "internal server error: " + failure.get() + "\n")
                                : Answers.write(exchange, 200, Answers.TEXT, new Splice().add("ok"))));
    }
}
