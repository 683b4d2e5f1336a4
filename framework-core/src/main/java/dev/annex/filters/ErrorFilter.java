package dev.annex.filters;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.negotiation.MediaType;
import dev.annex.negotiation.Negotiated;
import dev.annex.negotiation.Negotiation;
import dev.annex.negotiation.Transform;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Turns failures into answers: the only place that does (E-06, E-12). */
public final class ErrorFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorFilter.class);

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        return Mono.defer(() -> next.proceed(exchange)).onErrorResume(failure -> answer(exchange, failure));
    }

    private static Mono<Void> answer(Exchange exchange, Throwable failure) {
        if (exchange.response().isCommitted()) {
            return Mono.error(failure);
        }
        StatusException status;
        if (failure instanceof StatusException known) {
            status = known;
        } else if (failure instanceof RejectedExecutionException) {
            status = Failures.tooManyRequests("Too many requests, please try again later.", 1);
        } else {
            LOG.error(
                    "{} {} failed (audit id {})",
                    exchange.method(),
                    exchange.rawPath(),
                    exchange.response().getHeaders().getFirst("Audit-Id"),
                    failure);
            status = Failures.internal("the server could not handle the request; its log says why");
        }
        exchange.answer().getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        return Answers.failure(exchange, status, form(exchange));
    }

    private static Negotiated form(Exchange exchange) {
        try {
            Negotiated negotiated = Negotiation.negotiatePlain(
                    exchange.header(HttpHeaders.ACCEPT),
                    exchange.query().first("pretty"),
                    exchange.header(HttpHeaders.USER_AGENT));
            return new Negotiated(negotiated.mediaType(), Transform.NONE, negotiated.pretty(), false);
        } catch (StatusException e) {
            return new Negotiated(MediaType.JSON, Transform.NONE, true, false);
        }
    }
}
