package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

/** What is counted of the same requests as upstream counts, under the same names (O-10). */
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    private static Path folder;

    private static SslContext trusting;
    private static RunningServer server;

    @BeforeAll
    static void start() throws SSLException {
        trusting = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Answer(int code, String type, String body) {}

    private static Answer send(String method, String path, String type, String body, String token) {
        HttpClient client = HttpClient.newConnection()
                .secure(tls -> tls.sslContext(trusting))
                .headers(headers -> {
                    if (!token.isEmpty()) {
                        headers.set("Authorization", "Bearer " + token);
                    }
                    if (!type.isEmpty()) {
                        headers.set("Content-Type", type);
                    }
                });
        return Objects.requireNonNull(client.request(HttpMethod.valueOf(method))
                .uri(server.uri() + path)
                .send(ByteBufMono.fromString(Mono.just(body)))
                .responseSingle((answer, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> new Answer(
                                answer.status().code(), answer.responseHeaders().get("Content-Type", ""), text)))
                .block(PATIENCE));
    }

    private static Answer get(String path) {
        return send("GET", path, "", "", RunningServer.TOKEN);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(MetricsIT.class.getResourceAsStream("/metrics/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void theSameRequestsAreCountedAsUpstreamCountsThem() throws Exception {
        send("DELETE", "/metrics", "", "", RunningServer.TOKEN);
        Answer reset = send("DELETE", "/metrics/slis", "", "", RunningServer.TOKEN);
        assertThat(reset).isEqualTo(new Answer(200, "text/plain; charset=utf-8", "metrics reset\n"));
        for (String line : lines("traffic.txt")) {
            String[] parts = line.split(" ", 4);
            send(
                    parts[0],
                    parts[1],
                    parts.length > 2 ? parts[2] : "",
                    parts.length > 3 ? parts[3] : "",
                    RunningServer.TOKEN);
        }
        List<String> expected = lines("series.txt");
        // the last ones may be counted a moment after their answers have come
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!Set.copyOf(series(expected)).equals(Set.copyOf(expected)) && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(series(expected)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The series of the families that the expected ones are of, by name and sorted labels. */
    private static List<String> series(List<String> expected) {
        TreeSet<String> names = new TreeSet<>();
        expected.forEach(line -> names.add(line.substring(0, line.indexOf('{'))));
        List<String> found = new ArrayList<>();
        for (String page : List.of("/metrics", "/metrics/slis")) {
            SERIES.matcher(get(page).body())
                    .results()
                    .filter(series -> names.contains(series.group(1)))
                    .forEach(series -> found.add(series.group(1) + "{" + String.join(",", labels(series)) + "} "
                            + (long) Double.parseDouble(series.group(3))));
        }
        return found;
    }

    private static List<String> labels(MatchResult series) {
        return series.group(2) == null
                ? List.of()
                : LABEL.matcher(series.group(2))
                        .results()
                        .map(MatchResult::group)
                        .sorted()
                        .toList();
    }

    @Test
    void familiesHaveTheTypesLabelsAndBoundsOfUpstream() throws Exception {
        String flunders = "/apis/wardle.example.com/v1alpha1/flunders";
        get(flunders);
        get(flunders + "?watch=1&timeoutSeconds=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                + "&allowWatchBookmarks=true");
        assertThat(get(flunders + "?timeout=1ns").code()).isEqualTo(504);
        String text = get("/metrics").body();
        assertThat(lines("families.txt"))
                .allSatisfy(line -> assertThat(family(text, line.split(" ")[0])).isEqualTo(line));
    }

    private static String family(String text, String name) {
        Matcher type = Pattern.compile("(?m)^# TYPE " + name + " (\\S+)$").matcher(text);
        assertThat(type.find()).as(name).isTrue();
        boolean histogram = type.group(1).equals("histogram");
        TreeSet<String> labels = new TreeSet<>();
        List<String> bounds = new ArrayList<>();
        SERIES.matcher(text)
                .results()
                .filter(series -> series.group(1).equals(histogram ? name + "_bucket" : name))
                .flatMap(series -> labels(series).stream())
                .forEach(label -> {
                    String[] pair = label.split("=", 2);
                    String value = pair[1].substring(1, pair[1].length() - 1);
                    if (!pair[0].equals("le")) {
                        labels.add(pair[0]);
                    } else if (!bounds.contains(value)) {
                        bounds.add(value);
                    }
                });
        return name + " " + type.group(1) + " " + (labels.isEmpty() ? "-" : String.join(",", labels))
                + (bounds.isEmpty() ? "" : " " + String.join(",", bounds));
    }

    @Test
    void pagesAreAnsweredAsUpstreamDoes() {
        String type = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";
        for (String method : List.of("GET", "POST", "PUT", "OPTIONS")) {
            Answer answer = send(method, "/metrics", "", "", RunningServer.TOKEN);
            assertThat(answer.code()).isEqualTo(200);
            assertThat(answer.type()).isEqualTo(type);
            assertThat(send(method, "/metrics/slis", "", "", RunningServer.TOKEN)
                            .type())
                    .isEqualTo(type);
        }
        for (String path : List.of("/metrics/", "/metrics/slis/", "/metrics/x", "/metricsx")) {
            assertThat(get(path).code()).isEqualTo(404);
            assertThat(get(path).body()).contains("\"/metrics\",", "\"/metrics/slis\",");
        }
        assertThat(send("GET", "/metrics", "", "", "").code()).isEqualTo(403);
        assertThat(send("DELETE", "/metrics", "", "", "").code()).isEqualTo(403);
    }

    @Test
    void brokenHandshakesAreCounted() throws Exception {
        double before = handshakeErrors();
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            plain.setSoTimeout((int) PATIENCE.toMillis());
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(plain.getInputStream().readAllBytes()).isNotNull(); // until the server hangs up
        }
        assertThat(handshakeErrors()).isEqualTo(before + 1);
    }

    private static double handshakeErrors() {
        return SERIES.matcher(get("/metrics").body())
                .results()
                .filter(series -> series.group(1).equals("apiserver_tls_handshake_errors_total"))
                .mapToDouble(series -> Double.parseDouble(series.group(3)))
                .sum();
    }
}
