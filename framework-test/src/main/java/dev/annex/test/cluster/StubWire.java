package dev.annex.test.cluster;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.annex.codec.Json;
import dev.annex.request.UserInfo;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a {@link ClusterApiStub} reads requests and writes answers. */
final class StubWire {

    private StubWire() {}

    static StubRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new StubRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                header(exchange, "Authorization"),
                header(exchange, "Content-Type"),
                body.length == 0 ? MissingNode.getInstance() : Json.parse(body));
    }

    static void write(HttpExchange exchange, StubAnswer answer) throws IOException {
        byte[] body = answer.body().isMissingNode() ? new byte[0] : Json.bytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    static ObjectNode tokenStatus(@Nullable UserInfo user) {
        ObjectNode status = Json.object().put("authenticated", user != null);
        if (user == null) {
            return status;
        }
        ObjectNode found = status.putObject("user").put("username", user.name()).put("uid", user.uid());
        user.groups().forEach(found.putArray("groups")::add);
        ObjectNode extra = found.putObject("extra");
        user.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        return status;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        for (String parameter : List.of(raw.split("&", -1))) {
            String[] parts = parameter.split("=", 2);
            parameters
                    .computeIfAbsent(decoded(parts[0]), key -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : decoded(parts[1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
