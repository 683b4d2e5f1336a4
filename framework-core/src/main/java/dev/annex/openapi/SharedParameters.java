package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters of an OpenAPI v2 document that are written once and referred to. Those that name the kind stay where
 * they are, and so do the two by which old versions of kubectl recognise what a server can do.
 */
final class SharedParameters {

    private static final Set<String> INLINE = Set.of("name", "fieldValidation", "dryRun");
    private static final int HASH_LENGTH = 6;

    private final SortedMap<String, JsonNode> shared = new TreeMap<>();

    /** The parameter itself, or a reference to it. */
    JsonNode use(JsonNode parameter) {
        String name = parameter.path("name").asText();
        String definition = parameter.path("schema").path("$ref").asText();
        if (INLINE.contains(name)
                || (!definition.isEmpty() && !definition.startsWith(V2Schemas.PREFIX + "io.k8s.apimachinery."))) {
            return parameter;
        }
        String key = name + "-" + hash(parameter);
        shared.put(key, parameter);
        return Json.object().put("$ref", "#/parameters/" + key);
    }

    void addTo(ObjectNode document) {
        document.putObject("parameters").setAll(shared);
    }

    private static String hash(JsonNode parameter) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Json.text(parameter).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, HASH_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
