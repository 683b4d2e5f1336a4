package dev.annex.test.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.test.conformance.Step.WatchLimit;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads answers into the form of a recording. */
final class AnswerReader {

    /** The longest that a server may think about a request: a little more than Kubernetes' own limit of a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final Duration WATCH_PATIENCE = Duration.ofSeconds(20);

    /** How long a server that is expected not to end its answer is listened to. */
    private static final Duration ENDLESS = Duration.ofSeconds(5);

    private static final List<String> HEADERS =
            List.of("content-type", "warning", "cache-control", "allow", "retry-after");
    private static final int LONGEST_TEXT = 4000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Symbols symbols;
    private final Normalizer normalizer;

    AnswerReader(Symbols symbols) {
        this.symbols = symbols;
        this.normalizer = new Normalizer(symbols);
    }

    Answer read(Step step, WireExchange exchange) throws IOException, InterruptedException, TimeoutException {
        WatchLimit watch = step.watch();
        Duration patience = step.expect().path("status").intValue() == Answer.NONE ? ENDLESS : PATIENCE;
        HttpResponse head =
                exchange.head(watch == null ? patience : watch.time().plus(WATCH_PATIENCE));
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        seen.put("status", head.status().code());
        seen.set("headers", headers(head));
        if (watch != null && head.status().code() == 200) {
            int enough = Math.max(watch.events(), step.expect().path("events").size());
            return events(seen, new WatchReader(MAPPER).read(exchange, enough, watch.time()));
        }
        return document(seen, head, exchange.body(patience), step.tolerance());
    }

    private ObjectNode headers(HttpResponse head) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (String name : HEADERS) {
            List<String> values = head.headers().getAll(name);
            if (!values.isEmpty()) {
                headers.put(name, name.equals("warning") ? symbols.text(String.join("; ", values)) : values.get(0));
            }
        }
        return headers;
    }

    private Answer events(ObjectNode seen, List<JsonNode> events) {
        ArrayNode normalized = seen.putArray("events");
        events.forEach(event -> normalized.add(normalizer.event(event)));
        return new Answer(seen, events.isEmpty() ? null : events.get(0));
    }

    private Answer document(ObjectNode seen, HttpResponse head, byte[] body, Tolerance tolerance) {
        String type = head.headers().get("content-type", "");
        JsonNode raw = json(type, body);
        if (raw != null) {
            seen.set("body", normalizer.normalize(raw));
        } else if (type.contains("protobuf") || type.contains("cbor")) {
            seen.put("text", "<" + type + " bytes>");
        } else if (!tolerance.ignoreBody()) {
            seen.put("text", shortened(symbols.text(new String(body, UTF_8))));
        }
        return new Answer(seen, raw);
    }

    private static @Nullable JsonNode json(String type, byte[] body) {
        boolean looksLikeJson = type.contains("json") || (body.length > 0 && (body[0] == '{' || body[0] == '['));
        if (!looksLikeJson) {
            return null;
        }
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree.isMissingNode() || tree.isNull() ? null : tree;
        } catch (IOException notJson) {
            // then it is compared as the text that it is
            return null;
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
    }
}
