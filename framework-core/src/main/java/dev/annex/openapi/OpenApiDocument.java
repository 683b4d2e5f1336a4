package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.discovery.EncodedDocument;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document in both of its forms, which go by the hash of the first (D-20, D-22). */
public final class OpenApiDocument {

    private final EncodedDocument json;
    private final Function<JsonNode, byte[]> encoder;
    private byte @Nullable [] protobuf;

    OpenApiDocument(JsonNode tree, Function<JsonNode, byte[]> encoder) {
        this.json = EncodedDocument.of(tree);
        this.encoder = encoder;
    }

    /** The document as JSON. */
    public EncodedDocument json() {
        return json;
    }

    /** The document as protobuf, shared: it must not be written to. It is made when first asked for: few ask. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public synchronized byte[] protobuf() {
        if (protobuf == null) {
            protobuf = encoder.apply(Json.parse(json.bytes()));
        }
        return protobuf;
    }
}
