package dev.annex.authentication;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a request carries its bearer token: in the header, or for a browser's WebSocket in a subprotocol (Z-01). */
final class BearerToken {

    private static final String PROTOCOL_PREFIX = "base64url.bearer.authorization.k8s.io.";

    private BearerToken() {}

    /** The token in the {@code Authorization} header; empty if it is absent or of another scheme. */
    static Optional<String> inHeader(Credentials credentials) {
        List<String> values = credentials.header("Authorization");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = values.get(0).strip().split(" ", 3);
        return parts.length < 2 || !parts[0].equalsIgnoreCase("Bearer") || parts[1].isEmpty()
                ? Optional.empty()
                : Optional.of(parts[1]);
    }

    /**
     * The token among the protocols that a WebSocket handshake offers; empty if there is none.
     *
     * @throws AuthenticationException if there are several, it is no token, or nothing else is offered
     */
    static Optional<String> inProtocol(Credentials credentials) {
        if (credentials.header("Upgrade").stream().noneMatch("websocket"::equalsIgnoreCase)) {
            return Optional.empty();
        }
        List<String> offered = credentials.header("Sec-WebSocket-Protocol").stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .toList();
        List<String> tokens = offered.stream()
                .filter(protocol -> protocol.startsWith(PROTOCOL_PREFIX))
                .toList();
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        if (tokens.size() > 1 || offered.size() == 1) {
            throw new AuthenticationException("one bearer token and one further protocol have to be offered");
        }
        try {
            byte[] token = Base64.getUrlDecoder().decode(tokens.get(0).substring(PROTOCOL_PREFIX.length()));
            return Optional.of(new String(token, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new AuthenticationException("invalid base64.bearer.authorization token encoding", e);
        }
    }
}
