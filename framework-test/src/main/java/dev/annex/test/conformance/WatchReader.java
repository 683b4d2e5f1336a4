package dev.annex.test.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Reads the events of a watch, one a line. */
final class WatchReader {

    private final JsonMapper mapper;
    private final List<JsonNode> events = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    WatchReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Reads until there are so many events, until the time is over, or until the server ends the watch. */
    List<JsonNode> read(WireExchange exchange, int enough, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (events.size() < enough) {
                byte[] piece = exchange.piece(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                if (piece == null) {
                    break;
                }
                take(piece);
            }
        } catch (TimeoutException over) {
            // how a watch is expected to end: nothing more came in the time it was given
        }
        return List.copyOf(events.subList(0, Math.min(events.size(), enough)));
    }

    private void take(byte[] piece) throws IOException {
        for (byte b : piece) {
            if (b != '\n') {
                line.write(b);
                continue;
            }
            byte[] whole = line.toByteArray();
            line.reset();
            if (!new String(whole, ISO_8859_1).isBlank()) {
                events.add(mapper.readTree(whole));
            }
        }
    }
}
