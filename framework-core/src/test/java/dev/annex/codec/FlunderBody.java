package dev.annex.codec;

import java.nio.charset.StandardCharsets;

/** Reads bodies that are to be Flunders. */
final class FlunderBody {

    private FlunderBody() {}

    static DecodedBody decode(String body, String contentType) {
        return RequestBody.decode(body.getBytes(StandardCharsets.UTF_8), contentType, "Flunder", false);
    }

    static String json(String body) {
        return Json.text(decode(body, "").tree());
    }

    static String yaml(String body) {
        return Json.text(decode(body, "application/yaml").tree());
    }

    static DecodedBody decodeTyped(String body) {
        return RequestBody.decode(body.getBytes(StandardCharsets.UTF_8), "", "Flunder", true);
    }
}
