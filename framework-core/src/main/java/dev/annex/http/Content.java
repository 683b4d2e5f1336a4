package dev.annex.http;

import dev.annex.codec.Splice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * A document that is served as a file is: whole, in part, or not at all to those who have it already (D-20).
 *
 * @param bytes the document, not to be changed
 * @param type its media type
 * @param etag its entity tag, in quotation marks
 * @param modified when it was made
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
public record Content(byte[] bytes, String type, String etag, Instant modified) {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Who asks for several parts gets the whole, as who asks for none. */
    private static final Pattern NO_OR_SEVERAL_RANGES = Pattern.compile("|bytes=(?:\\s*+|.*,.*)");

    private static final Pattern RANGE = Pattern.compile(
            "bytes=\\s*+(?:(?<from>[0-9]{1,18})\\s*+-\\s*+(?<to>[0-9]{0,18})|-\\s*+(?<last>[0-9]{1,18}))\\s*+");

    /** The coding, unless it is said to be wanted not at all. */
    private static final Pattern GZIP = Pattern.compile(
            "(?:^|,)\\s*+gzip\\s*+(?:$|,|;(?!\\s*+q=0(?:\\.0*+)?\\s*+(?:$|,)))", Pattern.CASE_INSENSITIVE);

    /** A moment as headers say it. */
    public static String date(Instant moment) {
        return HTTP_DATE.format(moment);
    }

    /** A stretch of the document, its end not included. */
    private record Range(int from, int to) {}

    /** Answers with the document, which is compressed if it has more bytes than that and the client can take it. */
    public Mono<Void> serve(Exchange exchange, int compressAbove) {
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.set(HttpHeaders.ETAG, etag);
        headers.set(HttpHeaders.LAST_MODIFIED, date(modified));
        boolean known = known(exchange);
        if (!expected(exchange) || (known && !reads(exchange))) {
            Answers.head(exchange, 412, type);
            return exchange.answer().setComplete();
        }
        if (known) {
            headers.remove(HttpHeaders.LAST_MODIFIED);
            Answers.head(exchange, 304, "");
            return exchange.answer().setComplete();
        }
        String asked = unchanged(exchange) ? exchange.header(HttpHeaders.RANGE) : "";
        if (NO_OR_SEVERAL_RANGES.matcher(asked).matches()) {
            headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
            return write(exchange, 200, bytes, compressAbove);
        }
        Matcher range = RANGE.matcher(asked);
        if (!range.matches() || backwards(range)) {
            return unsatisfiable(exchange, "invalid range\n");
        }
        return range(range).map(part -> serve(exchange, part, compressAbove)).orElseGet(() -> {
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + bytes.length);
            return unsatisfiable(exchange, "invalid range: failed to overlap\n");
        });
    }

    private Mono<Void> serve(Exchange exchange, Range part, int compressAbove) {
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + part.from() + "-" + (part.to() - 1) + "/" + bytes.length);
        return write(exchange, 206, Arrays.copyOfRange(bytes, part.from(), part.to()), compressAbove);
    }

    private Mono<Void> write(Exchange exchange, int status, byte[] body, int compressAbove) {
        boolean compress = body.length > compressAbove
                && takesGzip(exchange)
                && !exchange.method().equals("HEAD");
        return Answers.write(exchange, status, type, new Splice().add(body), compress);
    }

    /** Unlike elsewhere, codings may have qualities here, and may be in capitals (E-24). */
    private static boolean takesGzip(Exchange exchange) {
        return GZIP.matcher(exchange.header(HttpHeaders.ACCEPT_ENCODING)).find();
    }

    private Mono<Void> unsatisfiable(Exchange exchange, String why) {
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.remove(HttpHeaders.LAST_MODIFIED);
        return Answers.text(exchange, 416, why);
    }

    private static boolean backwards(Matcher asked) {
        String to = asked.group("to");
        return to != null && !to.isEmpty() && Long.parseLong(asked.group("from")) > Long.parseLong(to);
    }

    /** The range asked for; empty if it lies outside of the document. */
    private Optional<Range> range(Matcher asked) {
        if (asked.group("last") != null) {
            long last = Long.parseLong(asked.group("last"));
            return Optional.of(new Range((int) Math.max(0, bytes.length - last), bytes.length));
        }
        long from = Long.parseLong(asked.group("from"));
        String to = asked.group("to");
        long end = to.isEmpty() ? bytes.length : Math.min(Long.parseLong(to) + 1, bytes.length);
        return from >= bytes.length ? Optional.empty() : Optional.of(new Range((int) from, (int) end));
    }

    private static boolean reads(Exchange exchange) {
        return exchange.method().equals("GET") || exchange.method().equals("HEAD");
    }

    private boolean expected(Exchange exchange) {
        String match = exchange.header(HttpHeaders.IF_MATCH);
        if (!match.isEmpty()) {
            return lists(match);
        }
        return time(exchange.header(HttpHeaders.IF_UNMODIFIED_SINCE))
                .map(since -> !seconds().isAfter(since))
                .orElse(true);
    }

    private boolean known(Exchange exchange) {
        String match = exchange.header(HttpHeaders.IF_NONE_MATCH);
        if (!match.isEmpty()) {
            return lists(match);
        }
        return reads(exchange)
                && time(exchange.header(HttpHeaders.IF_MODIFIED_SINCE))
                        .map(since -> !seconds().isAfter(since))
                        .orElse(false);
    }

    private boolean unchanged(Exchange exchange) {
        String condition = exchange.header(HttpHeaders.IF_RANGE);
        return condition.isEmpty()
                || !reads(exchange)
                || condition.equals(etag)
                || time(condition).map(seconds()::equals).orElse(false);
    }

    private boolean lists(String tags) {
        return Arrays.stream(tags.split(","))
                .map(String::trim)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private Instant seconds() {
        return modified.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Instant> time(String header) {
        try {
            return header.isEmpty() ? Optional.empty() : Optional.of(Instant.from(HTTP_DATE.parse(header)));
        } catch (DateTimeException e) {
            return Optional.empty(); // what is no time is no condition
        }
    }
}
