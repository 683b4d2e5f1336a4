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
    private static final Pattern RANGE = Pattern.compile("bytes=\\s*([0-9]*)\\s*-\\s*([0-9]*)\\s*");

    /** A moment as headers say it. */
    public static String date(Instant moment) {
        return HTTP_DATE.format(moment);
    }

    /** A stretch of the document, its end not included. */
    private record Range(int from, int to) {}

    /** Answers with the document, which is compressed if it has more bytes than that and the client can take it. */
    public Mono<Void> serve(Exchange exchange, int compressAbove) {
        HttpHeaders headers = exchange.response().getHeaders();
        headers.set(HttpHeaders.ETAG, etag);
        headers.set(HttpHeaders.LAST_MODIFIED, date(modified));
        if (!expected(exchange)) {
            Answers.head(exchange, 412, type);
            return exchange.response().setComplete();
        }
        if (known(exchange)) {
            headers.remove(HttpHeaders.LAST_MODIFIED);
            Answers.head(exchange, reads(exchange) ? 304 : 412, "");
            return exchange.response().setComplete();
        }
        Matcher range = RANGE.matcher(exchange.header(HttpHeaders.RANGE));
        if (!range.matches() || !range.group().contains("-") || !unchanged(exchange)) {
            headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
            return Answers.write(exchange, 200, type, new Splice().add(bytes), compressAbove);
        }
        return range(range).map(part -> serve(exchange, part, compressAbove)).orElseGet(() -> unsatisfiable(exchange));
    }

    private Mono<Void> serve(Exchange exchange, Range part, int compressAbove) {
        HttpHeaders headers = exchange.response().getHeaders();
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + part.from() + "-" + (part.to() - 1) + "/" + bytes.length);
        byte[] stretch = Arrays.copyOfRange(bytes, part.from(), part.to());
        return Answers.write(exchange, 206, type, new Splice().add(stretch), compressAbove);
    }

    private Mono<Void> unsatisfiable(Exchange exchange) {
        HttpHeaders headers = exchange.response().getHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.remove(HttpHeaders.LAST_MODIFIED);
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + bytes.length);
        return Answers.text(exchange, 416, "invalid range: failed to overlap\n");
    }

    /** The range asked for; empty if it lies outside of the document. */
    private Optional<Range> range(Matcher asked) {
        try {
            if (asked.group(1).isEmpty()) {
                long last = Long.parseLong(asked.group(2));
                return Optional.of(new Range((int) Math.max(0, bytes.length - last), bytes.length));
            }
            long from = Long.parseLong(asked.group(1));
            long to = asked.group(2).isEmpty() ? bytes.length : Long.parseLong(asked.group(2)) + 1;
            return from >= bytes.length || to <= from
                    ? Optional.empty()
                    : Optional.of(new Range((int) from, (int) Math.min(to, bytes.length)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
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
