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

/** Scenarios of requests, each with what the reference server answered. */
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
