package dev.annex.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.annex.codec.Json;
import dev.annex.status.Failures;
import dev.annex.status.GoValue;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Says where the next page of a list begins (W-22). Clients hand it back as they got it, but nothing keeps them from
 * making up their own.
 *
 * @param revision the revision that all pages show, or -1 to go on with whatever there is by then
 * @param start the key from which to go on, below the list's prefix
 */
public record ContinueToken(long revision, String start) {

    /** The revision that stands for whatever there is by then. */
    public static final long LATEST = -1;

    private static final String VERSION = "meta.k8s.io/v1";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The token with which a list goes on right behind a key. */
    public static ContinueToken after(long revision, String lastKey) {
        return new ContinueToken(revision, lastKey + '\0');
    }

    /** The token as clients get it. */
    public String encode() {
        String json = MAPPER.createObjectNode()
                .put("v", VERSION)
                .put("rv", revision)
                .put("start", '/' + start)
                .toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The token that a client hands back.
     *
     * @throws StatusException with 400 if it is none (W-23)
     */
    public static ContinueToken decode(String text) {
        JsonNode json = json(text);
        String version = text(json, "v");
        long revision = field(json, "rv", "int64", GoValue::isInteger).asLong(0);
        String start = text(json, "start");
        if (!version.equals(VERSION)) {
            throw invalid(": server does not recognize this encoded version " + version);
        }
        if (revision == 0) {
            throw invalid(": incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
        }
        if (start.isEmpty()) {
            throw invalid(": encoded start key empty (version meta.k8s.io/v1)");
        }
        if (!staysBelow(start)) {
            throw invalid(": " + start);
        }
        return new ContinueToken(revision, start.startsWith("/") ? start.substring(1) : start);
    }

    private static JsonNode json(String text) {
        String data = new String(base64(text), StandardCharsets.UTF_8);
        try {
            JsonNode json = MAPPER.readTree(data);
            if (json.isMissingNode()) {
                throw invalid(": unexpected end of JSON input");
            }
            if (!json.isObject() && !json.isNull()) {
                throw invalid(": json: cannot unmarshal " + GoValue.jsonType(json)
                        + " into Go value of type storage.continueToken");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw invalid(": " + Json.syntaxError(data));
        }
    }

    private static String text(JsonNode json, String name) {
        return field(json, name, "string", JsonNode::isTextual).asText("");
    }

    /** A field by its name in letters of either case, as Go finds it. */
    private static JsonNode field(JsonNode json, String name, String type, Predicate<JsonNode> fits) {
        JsonNode found = MissingNode.getInstance();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equalsIgnoreCase(name) && !field.getValue().isNull()) {
                found = field.getValue();
                if (!fits.test(found)) {
                    boolean unfit = found.isNumber() && type.equals("int64");
                    throw invalid(": json: cannot unmarshal " + GoValue.jsonType(found)
                            + (unfit ? " " + found.asText() : "") + " into Go struct field continueToken." + name
                            + " of type " + type);
                }
            }
        }
        return found;
    }

    /** Go reads base64 from left to right and names the first byte that is wrong. */
    private static byte[] base64(String text) {
        int bad = 0;
        while (bad < text.length() && isDigit(text.charAt(bad))) {
            bad++;
        }
        if (bad < text.length()) {
            throw invalid(": illegal base64 data at input byte " + bad);
        }
        if (text.length() % 4 == 1) {
            throw invalid(": illegal base64 data at input byte " + (text.length() - 1));
        }
        return Base64.getUrlDecoder().decode(text);
    }

    private static boolean isDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** Whether a key has no parts that would lead out of the list, or that say nothing. */
    private static boolean staysBelow(String start) {
        String key = start.startsWith("/") ? start.substring(1) : start;
        if (key.isEmpty()) {
            return true;
        }
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static StatusException invalid(String why) {
        return Failures.badRequest("invalid continue token: continue key is not valid" + why);
    }
}
