package dev.annex.filters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.StatusJson;
import dev.annex.request.GoDuration;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** Gives requests that are no streams a minute, or less if the client says so. */
public final class DeadlineFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineFilter.class);
    private static final Duration MOST = Duration.ofSeconds(60);

    private static final int TIMEOUT = 504;

    /** How long an answer that has begun at the deadline may take. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        if (exchange.info().longRunning()) {
            return next.proceed(exchange);
        }
        Duration deadline = deadline(exchange);
        return Mono.create(sink -> new Race(exchange, sink).run(next.proceed(exchange), deadline));
    }

    /**
     * The handler's answer against the deadline's, which may come at the same time in two threads: the exchange decides
     * which of them is given. What is answered at once needs no clock, unless the client has set it.
     */
    private static final class Race implements CoreSubscriber<Void> {

        private final Exchange exchange;
        private final MonoSink<Void> sink;
        private final Disposable.Composite parts = Disposables.composite();
        private volatile boolean over;

        Race(Exchange exchange, MonoSink<Void> sink) {
            this.exchange = exchange;
            this.sink = sink;
        }

        void run(Mono<Void> answer, Duration deadline) {
            sink.onDispose(parts);
            Duration left = deadline.minusNanos(System.nanoTime() - exchange.received());
            if (left.isNegative()) {
                expire();
                return;
            }
            boolean asked = deadline.compareTo(MOST) < 0;
            if (asked) {
                after(left, this::expire);
            }
            answer.subscribe(this);
            if (!asked && !over) {
                after(left, this::expire);
            }
        }

        private void after(Duration time, Runnable task) {
            parts.add(Schedulers.parallel().schedule(task, time.toNanos(), TimeUnit.NANOSECONDS));
        }

        @Override
        public Context currentContext() {
            return Context.of(sink.contextView());
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            parts.add(subscription::cancel);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Void none) {}

        @Override
        public void onComplete() {
            over = true;
            sink.success();
        }

        /** What fails when the deadline has been answered already has nobody to be told to. */
        @Override
        public void onError(Throwable failure) {
            over = true;
            if (exchange.begin()) {
                sink.error(failure);
            } else if (!(failure instanceof CancellationException)) {
                LOG.debug("failed after its deadline", failure);
            }
        }

        private void expire() {
            exchange.takeOver().ifPresentOrElse(this::answerLate, () -> after(GRACE, this::cutOff));
        }

        private void cutOff() {
            parts.dispose();
            exchange.refused(TIMEOUT);
            if (exchange.response().isCommitted()) {
                sink.error(new TimeoutException("the answer was not read in time"));
            } else {
                answerLate(exchange);
            }
        }

        private void answerLate(Exchange late) {
            exchange.refused(TIMEOUT);
            Disposable unused = late(late).subscribe(none -> {}, sink::error, sink::success);
        }
    }

    /** The answer is no object: it has neither type nor form, and is announced as what it looks like. */
    private static Mono<Void> late(Exchange exchange) {
        StatusException timeout = Failures.timeout("request did not complete within the allotted timeout", 0);
        ObjectNode status = StatusJson.failure(timeout);
        status.remove(List.of("kind", "apiVersion"));
        return Answers.write(
                exchange,
                timeout.code(),
                Answers.TEXT,
                new Splice().add(Json.bytes(status)).add("\n"));
    }

    private static Duration deadline(Exchange exchange) {
        String asked = exchange.query().first("timeout");
        if (asked.isEmpty()) {
            return MOST;
        }
        try {
            Duration wanted = GoDuration.parse(asked);
            return wanted.isZero() || wanted.isNegative() || wanted.compareTo(MOST) > 0 ? MOST : wanted;
        } catch (IllegalArgumentException e) {
            throw Failures.badRequest("invalid timeout specified in the request URL - " + e.getMessage());
        }
    }
}
