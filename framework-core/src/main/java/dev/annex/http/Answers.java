package dev.annex.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.codec.Protobuf;
import dev.annex.codec.Splice;
import dev.annex.codec.Yaml;
import dev.annex.negotiation.MediaType;
import dev.annex.negotiation.Negotiated;
import dev.annex.status.Details;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes answers: status, headers, and bytes in the form that was negotiated. */
public final class Answers {

    /** The media type of plain text. */
    public static final String TEXT = "text/plain; charset=utf-8";

    /** Up to this size an answer is sent as one, with its length. */
    private static final int WHOLE = 1 << 20;

    /** Larger answers are made in parts of this size. */
    private static final int CHUNK = 1 << 16;

    private static final int GZIP_ABOVE = 131_072;

    private Answers() {}

    /** Answers with JSON that is at hand as bytes without a newline, brought into the negotiated form. */
    public static Mono<Void> send(Exchange exchange, int status, Splice json, Negotiated form) {
        return send(exchange, status, json, form, form.mediaType().toString());
    }

    /** The same, announced as a type that says more than the media type does (D-11). */
    public static Mono<Void> send(Exchange exchange, int status, Splice json, Negotiated form, String contentType) {
        if (form.mediaType() == MediaType.PROTOBUF) {
            return sendProtobuf(exchange, status, Json.parse(json.toByteArray()), contentType);
        }
        Splice body = json;
        if (form.mediaType() == MediaType.YAML) {
            body = new Splice().add(Yaml.write(Json.parse(json.toByteArray())));
        } else if (form.pretty()) {
            body = new Splice().add(Json.pretty(Json.parse(json.toByteArray())));
        } else {
            body.add("\n");
        }
        return write(exchange, status, contentType, body);
    }

    /** Answers with protobuf, which Kubernetes' own types alone have (N-05). */
    private static Mono<Void> sendProtobuf(Exchange exchange, int status, JsonNode tree, String contentType) {
        return Protobuf.encode(tree)
                .or(() -> emptyList(tree) ? Optional.of(Protobuf.encodeEmptyList(tree)) : Optional.empty())
                .map(encoded -> write(exchange, status, contentType, new Splice().add(encoded)))
                .orElseGet(() -> Mono.error(Failures.noProtobuf(
                        tree.path("apiVersion").asText(""), tree.path("kind").asText(""))));
    }

    /** A list is written item by item, and fails at the first that has no protobuf. */
    private static boolean emptyList(JsonNode tree) {
        return tree.path("items").isArray() && tree.path("items").isEmpty();
    }

    /** Answers with a tree in the negotiated form. */
    public static Mono<Void> send(Exchange exchange, int status, JsonNode tree, Negotiated form) {
        return send(exchange, status, new Splice().add(Json.bytes(tree)), form);
    }

    /** Answers with a failure's Status, which is never brought into another shape (E-06). */
    public static Mono<Void> failure(Exchange exchange, StatusException failure, Negotiated form) {
        Details details = failure.details();
        if (details != null && details.retryAfterSeconds() > 0) {
            exchange.answer().getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(details.retryAfterSeconds()));
        }
        return send(exchange, failure.code(), StatusJson.failure(failure), form);
    }

    /** Answers with plain text, as probes get it. */
    public static Mono<Void> text(Exchange exchange, int status, String text) {
        exchange.answer().getHeaders().set("X-Content-Type-Options", "nosniff");
        return write(exchange, status, TEXT, new Splice().add(text));
    }

    /** Answers that there is nothing, in the words of the plain server below that of custom resources. */
    public static Mono<Void> notFound(Exchange exchange) {
        return text(exchange, 404, "404 page not found\n");
    }

    /** Answers with bytes of a media type as they are, compressed if they are many and the client can take it (E-24). */
    public static Mono<Void> write(Exchange exchange, int status, String contentType, Splice body) {
        return write(exchange, status, contentType, body, body.length() > GZIP_ABOVE && acceptsGzip(exchange));
    }

    /** The same, compressed whatever the size if the client can take it. */
    public static Mono<Void> writeCompressed(Exchange exchange, int status, String contentType, Splice body) {
        return write(exchange, status, contentType, body, acceptsGzip(exchange));
    }

    /** The same, compressed or not. */
    static Mono<Void> write(Exchange exchange, int status, String contentType, Splice body, boolean compress) {
        if (compress) {
            return Mono.fromCallable(() -> gzip(body))
                    .subscribeOn(Schedulers.boundedElastic())
                    .flatMap(zipped -> writeZipped(exchange, status, contentType, zipped));
        }
        head(exchange, status, contentType);
        return writeBytes(exchange, body);
    }

    private static Mono<Void> writeZipped(Exchange exchange, int status, String contentType, Splice zipped) {
        head(exchange, status, contentType);
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        if (!headers.getVary().contains(HttpHeaders.ACCEPT_ENCODING)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        return writeBytes(exchange, zipped);
    }

    /** Sets the status and the headers that every answer to a request has. */
    public static void head(Exchange exchange, int status, String contentType) {
        ServerHttpResponse response = exchange.answer();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        HttpHeaders headers = response.getHeaders();
        if (!contentType.isEmpty()) {
            headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        }
        Warnings.header(exchange.warnings()).forEach(warning -> headers.add(HttpHeaders.WARNING, inUtf8(warning)));
    }

    /** The text in UTF-8, each byte as the character of a header that stands for it. */
    private static String inUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean acceptsGzip(Exchange exchange) {
        return Arrays.stream(exchange.header(HttpHeaders.ACCEPT_ENCODING).split(","))
                .anyMatch(token -> token.trim().equals("gzip"));
    }

    private static Splice gzip(Splice body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream((int) (body.length() / 4));
        try (GZIPOutputStream out = new GZIPOutputStream(zipped, 1 << 15) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return new Splice().add(zipped.toByteArray());
    }

    private static Mono<Void> writeBytes(Exchange exchange, Splice body) {
        ServerHttpResponse response = exchange.answer();
        DataBufferFactory buffers = response.bufferFactory();
        exchange.wrote(body.length());
        if (exchange.method().equals("HEAD")) {
            response.getHeaders().setContentLength(body.length());
            return response.setComplete();
        }
        if (body.length() <= WHOLE) {
            response.getHeaders().setContentLength(body.length());
            return response.writeWith(Mono.fromSupplier(() -> chunk(body.reader(), WHOLE, buffers)));
        }
        return response.writeWith(Flux.generate(body::reader, (rest, sink) -> {
            sink.next(chunk(rest, CHUNK, buffers));
            if (rest.left() == 0) {
                sink.complete();
            }
            return rest;
        }));
    }

    /** The next bytes, at most so many, in a buffer that they fill, so that it need not grow. */
    private static DataBuffer chunk(Splice.Reader rest, int most, DataBufferFactory buffers) {
        int size = (int) Math.min(most, rest.left());
        DataBuffer chunk = buffers.allocateBuffer(size);
        try (DataBuffer.ByteBufferIterator room = chunk.writableByteBuffers()) {
            while (room.hasNext()) {
                rest.fill(room.next());
            }
        }
        return chunk.writePosition(size);
    }

    /** The document for paths that lead nowhere (D-02). */
    public static byte[] paths(List<String> paths) {
        var document = Json.object();
        var list = document.putArray("paths");
        paths.forEach(list::add);
        return Json.pretty(document).getBytes(StandardCharsets.UTF_8);
    }
}
