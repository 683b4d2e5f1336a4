package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Scenarios of requests, each with what the reference server answered, read from JSON:
 *
 * <pre>{@code
 * {"scenarios": [{"id": "get-missing", "area": "get", "steps": [
 *   {"method": "GET", "path": "/apis/example.com/v1/namespaces/${ns}/things/one",
 *    "expect": {"status": 404, "headers": {"content-type": "application/json"}, "body": {"kind": "Status", …}}}]}]}
 * }</pre>
 *
 * <p>A <b>scenario</b> has a namespace of its own, {@code ${ns}}; with {@code optional} a server may answer otherwise. A
 * <b>step</b> has {@code method}, {@code path}, {@code headers}, {@code body} (JSON, or a string that is sent as it is, in
 * which {@code @@} stands for {@code bodyRepeat} times {@code x}), {@code capture} (variable to JSON pointer into the raw
 * answer), {@code watch} ({@code events} or {@code seconds} to stop after), {@code sleep} (seconds before it is sent),
 * {@code unordered} (failures and discovered resources are sets), {@code keepItem} (the one item of a list that counts),
 * {@code ignoreBody} and {@code ignoreHeaders}.
 *
 * <p>What it <b>expects</b> is {@code status}, {@code headers}, and {@code body}, {@code text} or {@code events}; with
 * {@code loose} only status, kind and reason count. Volatile values are symbols: {@code <uid:1>}, {@code <rv:1>}, numbered
 * in order of first sight with metadata before the other members, and {@code <listRV>}, {@code <time>},
 * {@code <continue>}, {@code <generated:prefix+5>}, {@code <hash>}, {@code <ns>}, {@code <paths>}. A status of -1 with
 * the text {@code TimeoutError: The read operation timed out} is an answer that does not end.
 */
public final class Recording {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Scenario> scenarios;

    private Recording(JsonNode document) {
        JsonNode listed = document.path("scenarios");
        if (!listed.isArray()) {
            throw new IllegalArgumentException("a recording has a list of scenarios, this document has none");
        }
        scenarios = StreamSupport.stream(listed.spliterator(), false)
                .map(StepReader::scenario)
                .toList();
    }

    /**
     * Reads the recording of this name from the class path, as the thread's context class loader sees it.
     *
     * @throws UncheckedIOException when it is absent or no JSON
     * @throws IllegalArgumentException when it is no recording
     */
    public static Recording fromResource(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("no resource " + name + " on the class path");
            }
            return new Recording(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a recording from a file.
     *
     * @throws UncheckedIOException when it is absent or no JSON
     * @throws IllegalArgumentException when it is no recording
     */
    public static Recording fromFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Recording(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Recording of(JsonNode document) {
        return new Recording(document);
    }

    /** The ids of all scenarios, in the order in which they were recorded. */
    public List<String> scenarioIds() {
        return scenarios.stream().map(Scenario::id).toList();
    }

    List<Scenario> scenarios() {
        return scenarios;
    }
}
